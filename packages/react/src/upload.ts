import {
  upload as bring,
  type Connection,
  type Uploaded,
  type UploadOptions,
  type UploadSource,
} from '@falvideo/client'
import { equip } from './engine/equip.ts'

/** Brings a file to fal's storage. See `loadUpload`. */
export function upload(
  client: Connection,
  source: UploadSource,
  options: UploadOptions,
): Promise<Uploaded> {
  return bring(equip(client), source, options)
}
