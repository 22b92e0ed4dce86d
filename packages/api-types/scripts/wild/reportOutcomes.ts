import type { Outcome } from './generateAll.ts'

/**
 * Says what came of each document that failed, and the numbers.
 *
 * @returns the exit code: 0 when all went well, 1 otherwise
 */
export function reportOutcomes(
  outcomes: readonly Outcome[],
  print: (line: string) => void,
): number {
  const failed = outcomes.filter((one) => one.error !== undefined)
  for (const { source, error } of failed) print(`error ${source}: ${error}`)
  const done = outcomes.length - failed.length
  print(`${done} of ${outcomes.length} documents generated`)
  if (outcomes.length === 0) print('error: no .json file there')
  return failed.length === 0 && outcomes.length > 0 ? 0 : 1
}
