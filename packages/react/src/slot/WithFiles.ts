import type { NativeFile, UploadSource } from '@falvideo/client'

/** Input of an endpoint whose `…_url` fields also take what has to be uploaded. */
export type WithFiles<Input extends object> = {
  [Field in keyof Input]: Field extends `${string}_url`
    ? Input[Field] | Exclude<UploadSource, string>
    : Input[Field]
}

/** Whether a value is a file and not yet an address. */
export function isFile(value: unknown): value is Blob | NativeFile {
  if (typeof Blob !== 'undefined' && value instanceof Blob) return true
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string'
  )
}
