import { lazy, Suspense } from 'react'
import { endpointName } from '../generate/endpoints.ts'
import { toInput } from '../generate/toInput.ts'
import type { ComposerState } from '../generate/useComposer.ts'

const CodePanel = lazy(() => import('./CodePanel.tsx'))

/** The code for the form as it stands. */
export function TakeHome({ composer }: { composer: ComposerState }) {
  const { endpoint, fields, draft } = composer
  const snippet = {
    endpointId: endpoint.id,
    endpointName: endpointName(endpoint.id),
    input: toInput(fields, draft.values, ({ source }) =>
      typeof source === 'string'
        ? source
        : { file: source.name, type: source.type },
    ),
  }
  return (
    <Suspense>
      <CodePanel snippet={snippet} />
    </Suspense>
  )
}
