/** What the page is told about the server it came from. Never a secret. */
export type PageConfig = {
  /** `emulator`: nothing costs money. `live`: fal is called with the key. */
  mode: 'emulator' | 'live'
  /** Most that the server lets this page spend in a day, decimal USD. */
  serverLimitUsd: string | null
}

/** Writes the config into the page, as data and not as a program. */
export function withPageConfig(html: string, config: PageConfig): string {
  const json = JSON.stringify(config).replaceAll('<', '\\u003c')
  return html.replace(
    /(<script id="demo-config" type="application\/json">)[^<]*/,
    (_, opening: string) => opening + json,
  )
}
