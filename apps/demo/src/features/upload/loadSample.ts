import { strings } from '../../strings.ts'

/** The built-in photograph, as if it had been picked from the disk. */
export async function loadSample(): Promise<File> {
  const blob = await (await fetch('/dandelions.jpg')).blob()
  return new File([blob], strings.stage.sampleName, { type: blob.type })
}
