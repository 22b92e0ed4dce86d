import type { NativeFile, UploadOptions } from './upload.ts'

export type UploadFile = UploadOptions & {
  body: Blob | NativeFile
  type: string
  size: number
  fileName?: string | undefined
}

/** An upload, as far as it got. */
export type StoredUpload = {
  fileUrl: string
  uploadUrl: string
  /** Of the handler, which joins the parts then; `null` without one. */
  uploadToken: string | null
  multipart: boolean
  /** Tags of the parts that are there, by number. */
  parts: Map<number, string>
  complete: boolean
}

/** fal's own client goes in parts of 10 MiB above 90 MiB. */
export const defaultPartBytes = 10 * 1024 * 1024
