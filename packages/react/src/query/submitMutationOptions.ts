import {
  type Connection,
  type Endpoint,
  type Receipt,
  type SubmitOptions,
  submit,
} from '@falvideo/client'
import { mutationOptions } from '@tanstack/react-query'
import type { AnyEndpoint, InputOf, OutputOf } from '../types.ts'
import { falKeys } from './keys.ts'

export type SubmitVariables<E extends AnyEndpoint> = {
  input: InputOf<E>
  options?: Omit<SubmitOptions, 'signal'> | undefined
}

/**
 * Submits, for those who want a mutation: resolves with the receipt, which
 * `jobQueryOptions` follows. It is never retried and never pauses. A mutation
 * that was persisted and restored is refused: only `mutate` starts a job, so
 * keep the `onMutate` of these options if you add your own.
 *
 * @example
 * import { jobQueryOptions, submitMutationOptions } from '@falvideo/react/query'
 *
 * const submit = useMutation(submitMutationOptions(client, ltx2ImageToVideo))
 * submit.mutate({ input: { image_url, prompt } })
 */
export function submitMutationOptions<E extends AnyEndpoint>(
  client: Connection,
  endpoint: E,
) {
  /** Variables that `mutate` was called with here, and not elsewhere. */
  const started = new WeakSet<SubmitVariables<E>>()
  return mutationOptions<Receipt<OutputOf<E>>, Error, SubmitVariables<E>>({
    mutationKey: falKeys.submit(),
    onMutate(variables) {
      started.add(variables)
    },
    async mutationFn(variables) {
      if (!started.delete(variables)) {
        throw new Error(
          'This submit was not started by mutate() in this page, so nothing was sent. A restored mutation must not pay twice; an onMutate of your own has to call that of submitMutationOptions.',
        )
      }
      return submit(
        client,
        endpoint as Endpoint<string, InputOf<E>, OutputOf<E>>,
        variables.input,
        variables.options,
      )
    },
    retry: 0,
    networkMode: 'always',
  })
}
