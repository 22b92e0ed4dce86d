import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
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
  allowPositionals: true,
  options: {
    from: { type: 'string', default: falDocuments },
    'dry-run': { type: 'boolean', default: false },
    root: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

/** A path as meant from where the command was given. */
const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path)

if (values.help) console.log(usage)
else {
  const { from } = values
  const project = projectAt(values.root && here(values.root))
  const pulled = await pullDocuments({
    project,
    source: documentSource(/^https?:/.test(from) ? from : here(from)),
    today: new Date().toISOString().slice(0, 10),
    ids: positionals,
    dryRun: values['dry-run'],
  })
  for (const line of reportPulled(pulled)) console.log(line)
  const changes = pulled.flatMap((one) => one.changes)
  if (changes.length > 0 && !values['dry-run']) {
    await regenerate(project)
    const sentence = sentenceOf(pulled)
    const grade = gravest(changes)
    console.log(
      `wrote ${writeChangeset(project, 'pulled-documents', grade, sentence)}`,
    )
  }
  if (pulled.some((one) => one.error !== undefined)) process.exitCode = 1
}
