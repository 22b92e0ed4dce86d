import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { addEndpoint } from './project/addEndpoint.ts'
import { projectAt } from './project/project.ts'
import { regenerate } from './project/regenerate.ts'
import { writeChangeset } from './pull/changeset.ts'
import { documentSource, falDocuments } from './pull/documentSource.ts'

const usage = `Usage: pnpm endpoint:add <endpoint id> … [options]
  --from <url, folder or file>  where the document is
                                (default: ${falDocuments})
  --root <folder>               another checkout of the project`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: falDocuments },
    root: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

/** A path as meant from where the command was given. */
const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path)

if (values.help || positionals.length === 0) {
  console.log(usage)
  process.exitCode = values.help ? 0 : 2
} else {
  const { from } = values
  const project = projectAt(values.root && here(values.root))
  const source = documentSource(/^https?:/.test(from) ? from : here(from))
  const today = new Date().toISOString().slice(0, 10)
  const names: string[] = []
  for (const id of positionals)
    names.push(await addEndpoint({ project, source, today, id }))
  await regenerate(project)
  const told = positionals.map((id, index) => `${id} (\`${names[index]}\`)`)
  const changeset = writeChangeset(
    project,
    `add-${names.join('-').toLowerCase()}`,
    'additive',
    `Added ${told.join(', ')}.`,
  )
  for (const line of told) console.log(`added ${line}`)
  console.log(`wrote ${changeset}`)
  console.log('no price is known: add it to endpoints.json with its source')
}
