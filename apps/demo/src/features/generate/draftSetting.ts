import { createSetting } from '../../ui/createSetting.ts'
import { isPicture } from '../upload/picture.ts'
import type { FormValues } from './toInput.ts'

/** The endpoint that was chosen last; empty for the first. */
export const endpointSetting = createSetting('endpoint', '')

const setting = createSetting('draft', '{}')

/** What the form held, so that a reload does not lose it. Never a picture. */
export const draftSetting = {
  read(): FormValues {
    try {
      return JSON.parse(setting.get())
    } catch {
      return {}
    }
  },
  write(values: FormValues) {
    const plain = Object.entries(values).filter(
      ([, value]) => !isPicture(value),
    )
    setting.set(JSON.stringify(Object.fromEntries(plain)))
  },
}
