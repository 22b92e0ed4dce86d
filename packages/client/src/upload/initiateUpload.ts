import type { Connection } from '../createConnection.ts'
import { MalformedAnswerError } from '../errors/answer.ts'
import {
  objectLifecycleHeader,
  uploadLifecycleHeader,
} from '../protocol/headers.ts'
import { toLifecycle } from '../protocol/toLifecycle.ts'
import { send } from '../transport/send.ts'
import { toError } from '../transport/toError.ts'
import { isRecord } from '../utils/isRecord.ts'
import type { UploadFile } from './storeBlob.ts'

/** Asks for an address to bring bytes to, and the one they will have. */
export async function initiateUpload(
  connection: Connection,
  file: UploadFile,
  multipart: boolean,
): Promise<{ fileUrl: string; uploadUrl: string }> {
  const { type, size, fileName, signal, lifecycle } = file
  const proxied = connection.options.proxyUrl !== undefined
  const name = (fileName ?? 'file').replace(/[^\w.-]+/g, '-').slice(-100)
  const files = lifecycle && toLifecycle(lifecycle)
  const answer = await send(connection, {
    phase: 'upload',
    method: 'post',
    url: `${connection.addressOf('rest.fal.ai')}/storage/upload/initiate${multipart ? '-multipart' : ''}`,
    query: proxied ? {} : { storage_type: 'fal-cdn-v3' },
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
  })
  if (!answer.ok) throw toError(connection, answer, { phase: 'upload' })
  const { body, status } = answer
  if (isRecord(body)) {
    const { file_url: fileUrl, upload_url: uploadUrl } = body
    if (typeof fileUrl === 'string' && typeof uploadUrl === 'string') {
      return { fileUrl, uploadUrl }
    }
  }
  throw new MalformedAnswerError('The storage named no address.', {
    phase: 'upload',
    status,
    retryable: true,
  })
}
