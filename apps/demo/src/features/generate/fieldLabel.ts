import { strings } from '../../strings.ts'

/** Name of a field for people. */
export function fieldLabel(name: string): string {
  return strings.form.fieldNames[name] ?? name.replaceAll('_', ' ')
}
