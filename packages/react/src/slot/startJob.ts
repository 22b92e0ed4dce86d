import {
  ConnectionError,
  type Endpoint,
  type Receipt,
  submit,
} from '@falvideo/client'
import type { Engine } from '../engine/createEngine.ts'
import { equip } from '../engine/equip.ts'
import type { JobChange } from '../job/reduceJob.ts'
import { submitLock } from '../job/settleReceipt.ts'
import { uploadFiles, withPlaceholders } from './uploadFiles.ts'
import { isFile, type WithFiles } from './WithFiles.ts'

export type StartJobParameters<Input extends object, Output extends object> = {
  endpoint: Endpoint<string, Input, Output>
  input: WithFiles<Input>
  intentId: string
  /** Where the receipt is found again after a reload. */
  slot: string
  /** Stops it for as long as nothing was submitted. */
  signal: AbortSignal
  tell(change: JobChange<Output>): void
}

/**
 * Checks, uploads, submits: the only way in this package that spends money. It
 * does so at most once per call.
 */
export async function startJob<Input extends object, Output extends object>(
  engine: Engine,
  parameters: StartJobParameters<Input, Output>,
): Promise<Receipt<Output>> {
  const { news, tabs } = engine
  const client = equip(engine.client)
  const { endpoint, input, intentId, slot, signal, tell } = parameters
  const now = () => client.clock.now()

  // Nobody should wait for an upload to hear that the prompt is empty.
  endpoint.normalize(withPlaceholders(input))
  const ready = Object.values(input).some(isFile)
    ? await uploadFiles(client, input, {
        signal,
        onProgress: (upload) => tell({ type: 'uploading', upload, at: now() }),
      })
    : withPlaceholders(input)
  signal.throwIfAborted()
  refuseOffline()
  tell({ type: 'submitting', at: now() })

  let receipt: Receipt<Output> | undefined
  await tabs.lock(submitLock(intentId), {}, async () => {
    receipt = await submit(client, endpoint, ready, {
      intentId,
      label: slot,
      onReceipt: () => news.tell(),
    })
  })
  if (receipt === undefined) throw new Error('The submit lock was lost.')
  tell({ type: 'submitted', receipt, at: now() })
  news.tell()
  return receipt
}

/** A browser cannot tell a request that never left from one that was lost. */
function refuseOffline(): void {
  if (globalThis.navigator?.onLine === false) {
    throw new ConnectionError('This device is offline, so nothing was sent.', {
      phase: 'submit',
      retryable: true,
    })
  }
}
