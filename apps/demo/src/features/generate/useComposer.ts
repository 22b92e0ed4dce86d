import { useCost, useGenerateVideo } from '@falvideo/react'
import { useEffect, useState } from 'react'
import { strings } from '../../strings.ts'
import { notify } from '../../ui/notify.ts'
import { type JobRecord, jobBook } from '../jobs/jobBook.ts'
import { holdStart } from '../jobs/startLock.ts'
import { frameRatio } from '../upload/describeFit.ts'
import { type Picture, readPicture } from '../upload/picture.ts'
import { endpointSetting } from './draftSetting.ts'
import { endpointOf } from './endpoints.ts'
import { fieldKind } from './fieldKinds.ts'
import { toInput } from './toInput.ts'
import { useDraft } from './useDraft.ts'

export type ComposerState = ReturnType<typeof useComposer>

const createSlot = () => crypto.randomUUID()

/**
 * The form and what belongs to it: its endpoint, its picture, its price, and
 * the click. Each click is a job of its own, in a slot of its own.
 *
 * @param onStart called with the slot of a job that was started
 */
export function useComposer(onStart: (slot: string) => void) {
  const [endpointId, setShownEndpoint] = useState(endpointSetting.get)
  const [slot, setSlot] = useState(createSlot)
  const endpoint = endpointOf(endpointId)
  const fields = endpoint.fields.input
  const draft = useDraft(endpoint.fields)
  const { generate, phase } = useGenerateVideo({ endpoint, slot })
  const starting = phase === 'uploading' || phase === 'submitting'
  // The next click is a new job; a second one before that is the same.
  useEffect(() => {
    if (phase !== 'idle' && !starting) setSlot(createSlot())
  }, [phase, starting])

  const { values } = draft
  const pictureField = fields.find((field) => fieldKind(field) === 'picture')
  const picture = pictureField
    ? (values[pictureField.name] as Picture | undefined)
    : undefined
  const cost = useCost(
    toInput(fields, values, ({ source }) => source),
    { endpoint },
  )

  function setEndpointId(id: string) {
    setSlot(createSlot())
    setShownEndpoint(id)
    endpointSetting.set(id)
  }

  /** Shows and checks a picture. Resolves to whether it can be used. */
  async function takePicture(name: string, source: File | string) {
    try {
      const read = await readPicture(source)
      draft.setValue(name, read)
      return true
    } catch {
      notify('error', strings.picture.unreadable)
      return false
    }
  }

  /** Fills the form with what a job was asked for, but for its pictures. */
  function reuse(record: JobRecord) {
    const { fields: known, id } = endpointOf(record.endpointId)
    setEndpointId(id)
    const plain = known.input.filter((field) => fieldKind(field) !== 'picture')
    for (const { name } of plain) draft.setValue(name, record.input[name])
  }

  function submit() {
    if (jobBook.get().some((each) => each.slot === slot)) return
    if (!draft.check()) {
      notify('error', strings.form.refused)
      return
    }
    generate(toInput(fields, values, ({ source }) => source))
    holdStart(slot)
    jobBook.add({
      slot,
      createdAt: Date.now(),
      endpointId: endpoint.id,
      input: toInput(fields, values, ({ source }) =>
        typeof source === 'string' ? source : source.name,
      ),
      thumbnail: picture?.thumbnail ?? null,
      estimateUsd: cost.amount,
      cancelOutcome: null,
      ending: null,
    })
    onStart(slot)
  }

  return {
    endpoint,
    setEndpointId,
    fields,
    draft,
    pictureField,
    picture,
    ratio: frameRatio(values.aspect_ratio, picture),
    cost,
    takePicture,
    reuse,
    starting,
    submit,
  }
}
