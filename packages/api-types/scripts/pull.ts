import { parseArgs } from 'node:util'
import { command, fromHere, givenArguments, here } from './project/command.ts'
import { projectAt } from './project/project.ts'
import { regenerate } from './project/regenerate.ts'
import { gravest } from './pull/Change.ts'
import { writeChangeset } from './pull/changeset.ts'
import { documentSource, falDocuments } from './pull/documentSource.ts'
import { pullDocuments } from './pull/pullDocuments.ts'
import { reportPulled, sentenceOf } from './pull/reportPulled.ts'

const usage = `Usage: pnpm schema:pull [endpoint id …] [options]
  --from <url, folder or file>  where the documents are
                                (default: ${falDocuments})
  --dry-run                     say what changed and write nothing
  --root <folder>               another checkout of the project`

const { values, positionals } = parseArgs({
  args: givenArguments(),
  allowPositionals: true,
  options: {
    from: { type: 'string', default: falDocuments },
    'dry-run': { type: 'boolean', default: false },
    root: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function pull(): Promise<void> {
  const { from, root, 'dry-run': dryRun } = values
  const project = projectAt(root && here(root))
  const pulled = await pullDocuments({
    project,
    source: documentSource(fromHere(from)),
    today: new Date().toISOString().slice(0, 10),
    ids: positionals,
    dryRun,
  })
  for (const line of reportPulled(pulled)) console.log(line)
  if (pulled.some((one) => one.error !== undefined)) process.exitCode = 1
  const changes = pulled.flatMap((one) => one.changes)
  if (changes.length === 0 || dryRun) return
  await regenerate(project)
  const name = 'pulled-documents'
  const sentence = sentenceOf(pulled)
  const path = writeChangeset(project, name, gravest(changes), sentence)
  console.log(`wrote ${path}`)
}

await command(() => (values.help ? console.log(usage) : pull()))
