import { resolve } from 'node:path'
import { DocumentError } from '../document/DocumentError.ts'

/**
 * A path as meant from where the command was given: pnpm runs scripts in the
 * folder of the package.
 */
export function here(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}

/** What was given after the name of the script; pnpm leaves a `--` in it. */
export function givenArguments(): string[] {
  return process.argv.slice(2).filter((one) => one !== '--')
}

/** Where documents are, as an option says it: a URL, or a path. */
export function fromHere(from: string): string {
  return /^https?:/.test(from) ? from : here(from)
}

/** Runs a command; what went wrong in the expected way is told in one line. */
export async function command(run: () => Promise<void> | void): Promise<void> {
  try {
    await run()
  } catch (cause) {
    if (!(cause instanceof DocumentError)) throw cause
    console.error(`error: ${cause.message}`)
    process.exitCode = 1
  }
}
