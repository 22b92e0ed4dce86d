import { parseArgs } from 'node:util'
import { addEndpoints } from './project/addEndpoints.ts'
import { command, fromHere, givenArguments, here } from './project/command.ts'
import { projectAt } from './project/project.ts'
import { regenerate } from './project/regenerate.ts'
import { writeChangeset } from './pull/changeset.ts'
import { documentSource, falDocuments } from './pull/documentSource.ts'

const usage = `Usage: pnpm endpoint:add <endpoint id> … [options]
  --from <url, folder or file>  where the document is
                                (default: ${falDocuments})
  --root <folder>               another checkout of the project`

const { values, positionals } = parseArgs({
  args: givenArguments(),
  allowPositionals: true,
  options: {
    from: { type: 'string', default: falDocuments },
    root: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function add(): Promise<void> {
  const project = projectAt(values.root && here(values.root))
  const source = documentSource(fromHere(values.from))
  const today = new Date().toISOString().slice(0, 10)
  const names = await addEndpoints({ project, source, today, ids: positionals })
  await regenerate(project)
  const told = positionals.map((id, index) => `${id} (\`${names[index]}\`)`)
  const name = names.length > 1 ? 'add-endpoints' : `add-${names[0]}`
  const sentence = `Added ${told.join(', ')}.`
  const changeset = writeChangeset(project, name, 'additive', sentence)
  for (const line of told) console.log(`added ${line}`)
  console.log(`wrote ${changeset}`)
  console.log('no price is known: add it to endpoints.json with its source')
}

await command(async () => {
  if (!values.help && positionals.length > 0) return add()
  console.log(usage)
  process.exitCode = values.help ? 0 : 2
})
