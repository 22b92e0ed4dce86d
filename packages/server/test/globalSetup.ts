// Around the whole run: what the runner, its processes and theirs write is
// searched for the key, also what no test could see.
import { countSearched, searchForKey, takeFound } from './watchForKey.ts'
import { watchStreams } from './watchStreams.ts'

export function setup(): () => void {
  const stop = watchStreams(searchForKey)
  return () => {
    stop()
    if (takeFound() > 0) {
      process.stderr.write('The key was in the output of the run.\n')
      // The runner itself takes a failed end for a remark.
      process.exitCode = 1
      return
    }
    process.stdout.write(
      `the key was in none of ${countSearched()} pieces of output of the whole run\n`,
    )
  }
}
