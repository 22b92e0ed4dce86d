import { attach } from './actions/attach.ts'
import { type GenerateOptions, generate } from './actions/generate.ts'
import type { Pricing } from './actions/getPricing.ts'
import type { Result } from './actions/getResult.ts'
import type { RunOptions, RunResult } from './actions/run.ts'
import { type SubmitOptions, submit } from './actions/submit.ts'
import {
  type Connection,
  type ConnectionOptions,
  createConnection,
} from './createConnection.ts'
import { createJob, type Job } from './createJob.ts'
import type { Endpoint } from './endpoints/defineEndpoint.ts'
import type { Receipt } from './receipt/receipt.ts'
import type { Uploaded, UploadOptions, UploadSource } from './upload/upload.ts'

/** Access to fal with the actions as methods. */
export type Client = Connection & {
  /** One intent, at most one job. Spends money. */
  submit<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: SubmitOptions,
  ): Promise<Job<Output>>
  /** Submits, follows and reads. Spends money. */
  generate<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: GenerateOptions,
  ): Promise<Result<Output>>
  /** Goes on with a job that was submitted elsewhere. Only reads. */
  attach<Output extends object>(receipt: Receipt<Output> | string): Job<Output>
  /** Brings a file to fal's storage. */
  upload(source: UploadSource, options?: UploadOptions): Promise<Uploaded>
  /** Asks fal for the unit price of an endpoint. */
  getPricing(
    endpoint: Endpoint,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Pricing>
  /**
   * Calls an endpoint without the queue. A reply that is lost is a job that
   * was paid for and cannot be found again.
   */
  run<Input extends object, Output extends object>(
    endpoint: Endpoint<string, Input, Output>,
    input: Input,
    options?: RunOptions,
  ): Promise<RunResult<Output>>
}

/**
 * Sets up access to fal (`credentials`, on a server) or to your handler
 * (`proxyUrl`, in a browser). Nothing is sent yet.
 *
 * @throws ConfigurationError for a key in a browser, or no way to sign in.
 *
 * @example
 * import { createClient } from '@falvideo/client'
 *
 * const client = createClient({ proxyUrl: '/api/fal' })
 */
export function createClient(options: ConnectionOptions): Client {
  const connection = createConnection(options)
  return {
    ...connection,
    async submit(endpoint, input, options) {
      return createJob(
        connection,
        await submit(connection, endpoint, input, options),
      )
    },
    generate: (endpoint, input, options) =>
      generate(connection, endpoint, input, options),
    attach: (receipt) => attach(connection, receipt),
    // Seldom needed at the start of a page, so loaded when first called.
    async upload(source, options) {
      const { upload } = await import('./upload/upload.ts')
      return upload(connection, source, options)
    },
    async getPricing(endpoint, options) {
      const { getPricing } = await import('./actions/getPricing.ts')
      return getPricing(connection, endpoint, options)
    },
    async run(endpoint, input, options) {
      const { run } = await import('./actions/run.ts')
      return run(connection, endpoint, input, options)
    },
  }
}
