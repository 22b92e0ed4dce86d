/** A picture that is a file on the user's disk and has no address yet. */
export type LocalFile = { file: string; type: string }

/** What the code panel writes out: one call, as the form stands now. */
export type Snippet = {
  endpointId: string
  /** Name of the endpoint's value in `@falvideo/client/endpoints`. */
  endpointName: string
  /** As it would be sent; a picture without an address is a `LocalFile`. */
  input: Readonly<Record<string, unknown>>
}

export function isLocalFile(value: unknown): value is LocalFile {
  return typeof value === 'object' && value !== null && 'file' in value
}

/** The first picture that must be uploaded, with the name of its field. */
export function localFiles(snippet: Snippet): [string, LocalFile][] {
  return Object.entries(snippet.input).flatMap(([name, value]) =>
    isLocalFile(value) ? [[name, value] as [string, LocalFile]] : [],
  )
}
