import { parseArgs } from 'node:util'
import { command, givenArguments, here } from './project/command.ts'
import { projectAt } from './project/project.ts'
import { regenerate } from './project/regenerate.ts'
import { generateAll } from './wild/generateAll.ts'
import { readDocuments } from './wild/readDocuments.ts'
import { reportOutcomes } from './wild/reportOutcomes.ts'
import { writeFolder } from './wild/writeFolder.ts'

const usage = `Usage:
  pnpm schema:generate
      the types, fields, documents and values of this project
  pnpm schema:generate --from <file or folder> --out <folder>
      types and fields of any documents of fal's queue`

const { values } = parseArgs({
  args: givenArguments(),
  options: {
    from: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function generateFolder(from: string, out: string): Promise<void> {
  const { files, outcomes } = await generateAll(readDocuments(here(from)))
  writeFolder(here(out), files)
  process.exitCode = reportOutcomes(outcomes, console.log)
}

await command(async () => {
  const { from, out, help } = values
  if (help) console.log(usage)
  else if (from !== undefined && out !== undefined)
    await generateFolder(from, out)
  else if (from === undefined && out === undefined)
    await regenerate(projectAt())
  else {
    console.error(usage)
    process.exitCode = 2
  }
})
