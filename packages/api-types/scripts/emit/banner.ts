/** The first line of a generated file. */
export function banner(what: string): string {
  return `// Generated from the OpenAPI document of ${what}. Do not edit.\n\n`
}
