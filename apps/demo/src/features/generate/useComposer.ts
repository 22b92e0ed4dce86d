import { useCost, useGenerateVideo } from '@falvideo/react'
import { useState } from 'react'
import { strings } from '../../strings.ts'
import { notify } from '../../ui/notify.ts'
import { type JobRecord, jobBook } from '../jobs/jobBook.ts'
import { holdStart } from '../jobs/startLock.ts'
import { frameRatio } from '../upload/describeFit.ts'
import { makeThumbnail } from '../upload/makeThumbnail.ts'
import { type Picture, readPicture } from '../upload/picture.ts'
import { endpointSetting } from './draftSetting.ts'
import { endpointOf } from './endpoints.ts'
import { fieldKind } from './fieldKinds.ts'
import { toInput } from './toInput.ts'
import { useDraft } from './useDraft.ts'

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
  const { generate } = useGenerateVideo({ endpoint, slot })

  const values = draft.watch()
  const pictureField = fields.find((field) => fieldKind(field) === 'picture')
  const picture = pictureField
    ? (values[pictureField.name] as Picture | undefined)
    : undefined
  const cost = useCost(
    toInput(fields, values, ({ source }) => source),
    { endpoint },
  )

  function setEndpointId(id: string) {
    setShownEndpoint(id)
    endpointSetting.set(id)
  }

  /** Shows and checks a picture. Resolves to whether it can be used. */
  async function takePicture(name: string, source: File | string) {
    try {
      const read = await readPicture(source)
      draft.setValue(name, read, {
        shouldValidate: draft.formState.isSubmitted,
      })
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

  const submit = draft.handleSubmit(
    async (sent) => {
      const thumbnail = picture ? await makeThumbnail(picture.preview) : null
      holdStart(slot)
      generate(toInput(fields, sent, ({ source }) => source))
      jobBook.add({
        slot,
        createdAt: Date.now(),
        endpointId: endpoint.id,
        input: toInput(fields, sent, ({ source }) =>
          typeof source === 'string' ? source : source.name,
        ),
        thumbnail,
        estimateUsd: cost.amount,
        cancelOutcome: null,
        ending: null,
      })
      setSlot(createSlot())
      onStart(slot)
    },
    () => notify('error', strings.form.refused),
  )

  return {
    endpoint,
    setEndpointId,
    fields,
    draft,
    values,
    pictureField,
    picture,
    ratio: frameRatio(values.aspect_ratio, picture),
    cost,
    takePicture,
    reuse,
    submit,
  }
}
