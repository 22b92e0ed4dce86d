import { lazy, Suspense } from 'react'
import { endpointName } from '../generate/endpoints.ts'
import { fieldKind } from '../generate/fieldKinds.ts'
import { toInput } from '../generate/toInput.ts'
import type { ComposerState } from '../generate/useComposer.ts'
import type { Snippet } from './snippet.ts'

const CodePanel = lazy(() => import('./CodePanel.tsx'))

/** The code for the form as it stands. */
export function TakeHome({ composer }: { composer: ComposerState }) {
  const { endpoint } = composer
  const snippet = {
    endpointId: endpoint.id,
    endpointName: endpointName(endpoint.id),
    input: writeInput(composer),
  }
  return (
    <Suspense>
      <CodePanel snippet={snippet} />
    </Suspense>
  )
}

/** Stands for a picture until one is chosen: code without would not run. */
const anyPicture = { file: 'photo.jpg', type: 'image/jpeg' }

function writeInput({ fields, draft }: ComposerState): Snippet['input'] {
  const input = toInput(fields, draft.values, ({ source }) =>
    typeof source === 'string'
      ? source
      : { file: source.name, type: source.type },
  )
  const entries = fields.flatMap((field): [string, unknown][] => {
    const { name, required } = field
    if (name in input) return [[name, input[name]]]
    return required && fieldKind(field) === 'picture'
      ? [[name, anyPicture]]
      : []
  })
  return Object.fromEntries(entries)
}
