/** A string as a JavaScript literal in single quotes. */
function quoteJavaScript(value: string): string {
  // JSON escapes all that a literal must escape, but for our quote.
  const inner = JSON.stringify(value).slice(1, -1)
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** A string as one word of a shell. */
export function quoteShell(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}

/** A plain value as JavaScript. */
export function toJavaScript(value: unknown): string {
  return typeof value === 'string'
    ? quoteJavaScript(value)
    : JSON.stringify(value)
}

/** A plain value as Python; JSON strings are Python strings. */
export function toPythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return JSON.stringify(value)
}

/** The fields of an object, one a line, each value through `write`. */
export function writeFields(
  input: Readonly<Record<string, unknown>>,
  options: {
    indent: string
    key: (name: string) => string
    write: (value: unknown, name: string) => string
  },
): string {
  return Object.entries(input)
    .map(
      ([name, value]) =>
        `${options.indent}${options.key(name)}: ${options.write(value, name)},`,
    )
    .join('\n')
}
