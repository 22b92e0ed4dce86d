import type { EndpointFields } from '@falvideo/api-types/fields'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useMemo } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { createFormSchema } from './createFormSchema.ts'
import { defaultValues, type FormValues } from './toInput.ts'

export type Draft = UseFormReturn<FormValues>

/**
 * The form of an endpoint. Another endpoint keeps the values of the fields
 * that it knows too, as far as they are among its choices.
 */
export function useDraft(endpoint: EndpointFields): Draft {
  const fields = endpoint.input
  const resolver = useMemo(
    () => standardSchemaResolver(createFormSchema(endpoint)),
    [endpoint],
  )
  const draft = useForm<FormValues>({
    resolver,
    defaultValues: defaultValues(fields),
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  })
  const { reset, getValues } = draft
  useEffect(() => {
    const before = getValues()
    const kept = fields.flatMap((field) => {
      const value = before[field.name]
      const fits =
        value !== undefined &&
        (field.enum?.some((each) => each === value) ?? true)
      return fits ? [[field.name, value]] : []
    })
    reset({ ...defaultValues(fields), ...Object.fromEntries(kept) })
  }, [fields, reset, getValues])
  return draft
}
