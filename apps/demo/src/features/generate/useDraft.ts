import type { EndpointFields } from '@falvideo/api-types/fields'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useMemo, useRef } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { createFormSchema } from './createFormSchema.ts'
import { draftSetting } from './draftSetting.ts'
import type { FormField } from './fieldKinds.ts'
import { defaultValues, type FormValues } from './toInput.ts'

export type Draft = UseFormReturn<FormValues>

/**
 * The form of an endpoint, as it was left. Another endpoint keeps the values
 * of the fields that it knows too, as far as they are among its choices.
 */
export function useDraft(endpoint: EndpointFields): Draft {
  const fields = endpoint.input
  const resolver = useMemo(
    () => standardSchemaResolver(createFormSchema(endpoint)),
    [endpoint],
  )
  const draft = useForm<FormValues>({
    resolver,
    defaultValues: fitting(fields, draftSetting.read()),
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  })
  const { reset, getValues, watch } = draft
  const shown = useRef(fields)
  useEffect(() => {
    if (shown.current === fields) return
    shown.current = fields
    reset(fitting(fields, getValues()))
  }, [fields, reset, getValues])
  useEffect(() => {
    const { unsubscribe } = watch((values) => draftSetting.write(values))
    return unsubscribe
  }, [watch])
  return draft
}

/** Values for the fields: those there are where they fit, else defaults. */
function fitting(fields: readonly FormField[], values: FormValues): FormValues {
  const kept = fields.flatMap(({ name, enum: choices }) => {
    const value = values[name]
    const fits =
      value !== undefined && (choices?.some((each) => each === value) ?? true)
    return fits ? [[name, value]] : []
  })
  return { ...defaultValues(fields), ...Object.fromEntries(kept) }
}
