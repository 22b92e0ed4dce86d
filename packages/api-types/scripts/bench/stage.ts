import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { writeFolder } from '../wild/writeFolder.ts'
import { emitDeclarations } from './emitDeclarations.ts'

const packageFolder = fileURLToPath(new URL('../../', import.meta.url))
const id = 'fal-ai/ltx-2/image-to-video'

/** A one-file project that uses an endpoint's input and output. */
export interface Contender {
  name: string
  source: string
}

/** A file that gives an input and reads an output, whatever they come from. */
const using = (head: string) => `${head}

export const input: Input = { image_url: '', prompt: '' }
export const url = (output: Output): string => output.video.url
`

/** Those that are measured beside each other, the floor first. */
export const contenders: readonly Contender[] = [
  {
    name: 'types by hand (floor)',
    source: using(
      'type Input = { image_url: string; prompt: string }\ntype Output = { video: { url: string } }',
    ),
  },
  {
    name: '@falvideo/api-types, one endpoint',
    source: using(
      `import type { Input, Output } from '@falvideo/api-types/${id}'`,
    ),
  },
  {
    name: '@falvideo/api-types, by id',
    source: using(
      `import type { EndpointInput, EndpointOutput } from '@falvideo/api-types'\ntype Input = EndpointInput<'${id}'>\ntype Output = EndpointOutput<'${id}'>`,
    ),
  },
  {
    name: 'openapi-typescript 7.13, plain',
    source: using(
      `import type { components } from './plain.js'\ntype Input = Partial<components['schemas']['Ltx2ImageToVideoInput']>\ntype Output = components['schemas']['Ltx2ImageToVideoOutput']`,
    ),
  },
  {
    name: '@fal-ai/client 1.10.1',
    source: using(
      `import type { Ltx2ImageToVideoInput as Input, Ltx2ImageToVideoOutput as Output } from '@fal-ai/client/endpoints'`,
    ),
  },
  {
    name: '@fal-ai/client 1.10.1, by id',
    source: `import type { FalClient } from '@fal-ai/client'

export const url = async (fal: FalClient): Promise<string> => {
  const input = { image_url: '', prompt: '' }
  const result = await fal.run('${id}', { input })
  return result.data.video.url
}
`,
  },
]

/** Lays out a project per contender below a folder; says where each is. */
export async function stage(folder: string): Promise<Map<string, string>> {
  const declarations = emitDeclarations(packageFolder)
  const ours = join(folder, 'node_modules/@falvideo/api-types')
  writeFolder(join(ours, 'dist'), declarations)
  const own = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  )
  const { exports } = own.publishConfig
  const manifest = { name: own.name, version: own.version, type: 'module' }
  writeFolder(
    ours,
    new Map([['package.json', JSON.stringify({ ...manifest, exports })]]),
  )
  mkdirSync(join(folder, 'node_modules/@fal-ai'), { recursive: true })
  const theirs = fileURLToPath(import.meta.resolve('@fal-ai/client'))
  symlinkSync(
    dirname(dirname(theirs)),
    join(folder, 'node_modules/@fal-ai/client'),
  )
  const plain = await plainTypes()
  const places = new Map<string, string>()
  for (const [index, { name, source }] of contenders.entries()) {
    const place = join(folder, `project${index}`)
    mkdirSync(place)
    writeFileSync(join(place, 'main.ts'), source)
    writeFileSync(join(place, 'plain.d.ts'), plain)
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config))
    places.set(name, place)
  }
  return places
}

const config = {
  compilerOptions: {
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    lib: ['ES2022', 'DOM'],
    module: 'NodeNext',
    target: 'ES2022',
    // The links in node_modules stay in it, as with npm.
    preserveSymlinks: false,
  },
  files: ['main.ts'],
}

/** What openapi-typescript makes of the document as fal serves it. */
async function plainTypes(): Promise<string> {
  const path = join(packageFolder, 'openapi', `${id}.json`)
  const document = JSON.parse(readFileSync(path, 'utf8')) as OpenAPI3
  return astToString(await openapiTS(document, { silent: true }))
}
