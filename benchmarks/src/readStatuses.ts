import type { Fault } from '@falvideo/emulator'
import { type Road, submit } from './routesOf.ts'
import type { EmulatorProcess } from './startEmulator.ts'

/** HTTP statuses as a caller of a road sees them. */
export type Statuses = {
  /** fal says 202. */
  inProgress: number
  /** A gateway before fal says 503. */
  gatewayError: number
  /** fal says 422. */
  refusedPrompt: number
}

export async function readStatuses(
  road: Road,
  emulator: EmulatorProcess,
): Promise<Statuses> {
  const addFault = (fault: Fault) =>
    fetch(`${emulator.url}/_emulator/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    })
  const read = async (...of: Parameters<Road['read']>) => {
    const { url, headers } = road.read(...of)
    const response = await fetch(url, { headers })
    await response.text()
    return response.status
  }
  const running = await submit(road, 'a harbour')
  const inProgress = await read(running, 'status')
  await addFault({ route: 'status', kind: 'status', status: 503 })
  const gatewayError = await read(running, 'status')
  await addFault({ route: 'submit', kind: 'content-policy' })
  const refused = await submit(road, 'a refused harbour')
  const isOver = async () =>
    (await emulator.jobs()).some(
      ({ requestId, finishedAt }) =>
        requestId === refused.request_id && finishedAt !== null,
    )
  while (!(await isOver())) await new Promise((go) => setTimeout(go, 50))
  return {
    inProgress,
    gatewayError,
    refusedPrompt: await read(refused, 'result'),
  }
}
