import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
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
  options: {
    from: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean' },
  },
})

// pnpm runs scripts in the package; the paths are meant from where one stands.
const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path)

if (values.help) console.log(usage)
else if (values.from !== undefined && values.out !== undefined) {
  const found = readDocuments(here(values.from))
  const { files, outcomes } = await generateAll(found)
  writeFolder(here(values.out), files)
  process.exitCode = reportOutcomes(outcomes, console.log)
} else if (values.from !== undefined || values.out !== undefined) {
  console.error(usage)
  process.exitCode = 2
} else await regenerate(projectAt())
