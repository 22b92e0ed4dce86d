import { type Road, straight, throughFals, throughOurs } from './routesOf.ts'
import { startProcess } from './startProcess.ts'

const script = new URL('proxyProcess.ts', import.meta.url)

/** Runs with all three roads to one upstream open. */
export async function withRoads<T>(
  upstream: string,
  use: (roads: Road[]) => Promise<T>,
): Promise<T> {
  const ours = await startProcess(script, ['falvideo', upstream])
  const fals = await startProcess(script, ['fal', upstream])
  try {
    return await use([
      straight(upstream),
      throughOurs(ours.line),
      throughFals(fals.line),
    ])
  } finally {
    await Promise.all([ours.stop(), fals.stop()])
  }
}
