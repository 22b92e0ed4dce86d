'use client'
import { useMemo } from 'react'

/**
 * Joins fields and actions into one result, `data` picked by `select`. Reading
 * a field of the result reads that of `fields`, and no other.
 */
export function useSelected<
  Output extends object,
  Fields extends { data: Output | null },
  Actions extends object,
  Data,
>(
  fields: Fields,
  actions: Actions,
  select: ((output: Output) => Data) | undefined,
): Omit<Fields, 'data'> & Actions & { data: Data | null } {
  return useMemo(() => {
    let picked: { output: Output; data: unknown } | undefined
    const getData = () => {
      const output = fields.data
      if (output === null || select === undefined) return output
      if (picked?.output !== output) picked = { output, data: select(output) }
      return picked.data
    }
    const result = Object.defineProperties(
      { ...actions },
      {
        ...Object.getOwnPropertyDescriptors(fields),
        data: { enumerable: true, get: getData },
      },
    )
    return result as Omit<Fields, 'data'> & Actions & { data: Data | null }
  }, [fields, actions, select])
}
