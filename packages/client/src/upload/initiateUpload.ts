import type { Connection } from '../createConnection.ts'
import {
  objectLifecycleHeader,
  uploadLifecycleHeader,
} from '../protocol/headers.ts'
import { toLifecycle } from '../protocol/toLifecycle.ts'
import { ask } from '../transport/ask.ts'
import { isRecord } from '../utils/isRecord.ts'
import type { StoredUpload, UploadFile } from './storedUpload.ts'

type Addresses = Pick<StoredUpload, 'fileUrl' | 'uploadUrl' | 'uploadToken'>

/** Asks for an address to bring bytes to, and the one they will have. */
export async function initiateUpload(
  connection: Connection,
  file: UploadFile,
  multipart: boolean,
): Promise<Addresses> {
  const { type, size, fileName, signal, lifecycle } = file
  const proxied = connection.options.proxyUrl !== undefined
  const name = (fileName ?? 'file').replace(/[^\w.-]+/g, '-').slice(-100)
  const files = lifecycle && toLifecycle(lifecycle)
  const query: Record<string, string> = proxied
    ? {}
    : { storage_type: 'fal-cdn-v3' }
  const call = {
    phase: 'upload',
    method: 'post',
    url: `${connection.addressOf('rest.fal.ai')}/storage/upload/initiate${multipart ? '-multipart' : ''}`,
    query,
    headers: {
      [uploadLifecycleHeader]: files,
      [objectLifecycleHeader]: files,
    },
    body: {
      content_type: type,
      file_name: name,
      // For the handler's own limit; fal does not ask.
      ...(proxied && { size }),
    },
    signal,
  } as const
  return ask(connection, call, ({ body }) => readAddresses(body))
}

function readAddresses(body: unknown): Addresses | null {
  if (!isRecord(body)) return null
  const { file_url: fileUrl, upload_url: uploadUrl, upload_token: token } = body
  const uploadToken = typeof token === 'string' ? token : null
  return typeof fileUrl === 'string' && typeof uploadUrl === 'string'
    ? { fileUrl, uploadUrl, uploadToken }
    : null
}
