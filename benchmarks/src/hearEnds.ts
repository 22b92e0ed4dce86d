import { type Road, submit } from './routesOf.ts'
import type { EmulatorProcess } from './startEmulator.ts'

/**
 * How long after the end of each of so many jobs its stream said so, in
 * milliseconds. A stream that ended without the word is not among them.
 */
export async function hearEnds(
  road: Road,
  emulator: EmulatorProcess,
  count: number,
): Promise<number[]> {
  const heard = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const answer = await submit(road, `job ${index}`)
    const { url, headers } = road.read(answer, 'status/stream')
    const at = await hearEnd(url, headers)
    if (at !== null) heard.set(answer.request_id, at)
  }
  const jobs = await emulator.jobs()
  return jobs.flatMap(({ requestId, finishedAt }) => {
    const at = heard.get(requestId)
    return at === undefined ? [] : [at - Date.parse(finishedAt ?? '')]
  })
}

/** When the word COMPLETED arrived; `null` where the stream ended without. */
async function hearEnd(
  url: string,
  headers: Record<string, string>,
): Promise<number | null> {
  const { body } = await fetch(url, { headers })
  const decoder = new TextDecoder()
  for await (const piece of body ?? []) {
    if (decoder.decode(piece).includes('"COMPLETED"')) return Date.now()
  }
  return null
}
