import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { shuffled } from '../../test/shuffled.ts'
import { temporaryProject } from '../../test/temporaryProject.ts'
import { DocumentError } from '../document/DocumentError.ts'
import type { Json } from '../document/json.ts'
import { readKept } from '../project/documentFiles.ts'
import { readEndpointList } from '../project/endpointList.ts'
import { projectAt } from '../project/project.ts'
import { gravest } from './Change.ts'
import { type DocumentSource, documentSource } from './documentSource.ts'
import { pullDocuments } from './pullDocuments.ts'

const id = 'fal-ai/ltx-2/image-to-video'
const input = 'Ltx2ImageToVideoInput'
const today = '2026-12-24'

/** A document as tests change it. */
interface Draft {
  components: {
    schemas: Record<
      string,
      {
        required: string[]
        properties: Record<string, Record<string, Json>>
      }
    >
  }
}

function served(change: (document: Draft) => void = () => {}): Json {
  const document = structuredClone(readKept(projectAt(), id))
  change(document as unknown as Draft)
  return document as Json
}

function sourceOf(document: Json | undefined): DocumentSource {
  return { name: 'a test', fetchDocument: async () => document }
}

/** Pulls one changed document into a fresh project. */
async function pull(change?: (document: Draft) => void) {
  const project = temporaryProject()
  const options = { project, source: sourceOf(served(change)), today }
  const [pulled] = await pullDocuments({ ...options, ids: [id] })
  const changes = pulled?.changes ?? []
  return { project, changes, grade: gravest(changes) }
}

function fieldsOf(document: Draft) {
  const schema = document.components.schemas[input]
  if (!schema) throw new Error('no input')
  return schema
}

describe('what a change is for a user of the types', () => {
  test('nothing changed', async () => {
    const { changes, project } = await pull()
    expect(changes).toEqual([])
    expect(readEndpointList(project)).toEqual(readEndpointList(projectAt()))
  })

  test('only the order of keys changed', async () => {
    const project = temporaryProject()
    const source = sourceOf(shuffled(served(), 3))
    const [pulled] = await pullDocuments({ project, source, today, ids: [id] })
    expect(pulled?.changes).toEqual([])
  })

  test('field removed: breaking', async () => {
    const { changes, grade } = await pull((document) => {
      delete fieldsOf(document).properties.generate_audio
    })
    expect(changes).toContainEqual({
      class: 'breaking',
      where: 'input.generate_audio',
      what: 'is gone',
    })
    expect(grade).toBe('breaking')
  })

  test('optional field added: additive', async () => {
    const { changes, grade } = await pull((document) => {
      fieldsOf(document).properties.seed = { type: 'integer' }
    })
    expect(changes).toContainEqual({
      class: 'additive',
      where: 'input.seed',
      what: 'is new (optional, integer)',
    })
    expect(grade).toBe('additive')
  })

  test('required field added: breaking', async () => {
    const { changes, grade } = await pull((document) => {
      fieldsOf(document).properties.seed = { type: 'integer' }
      fieldsOf(document).required.push('seed')
    })
    expect(changes).toContainEqual({
      class: 'breaking',
      where: 'input.seed',
      what: 'is new (required, integer)',
    })
    expect(grade).toBe('breaking')
  })

  test('field made required: breaking; made optional: additive', async () => {
    const made = await pull((document) => {
      fieldsOf(document).required.push('duration')
    })
    expect(made.changes).toEqual([
      { class: 'breaking', where: 'input.duration', what: 'is now required' },
    ])
    const eased = await pull((document) => {
      fieldsOf(document).required = ['image_url']
    })
    expect(eased.changes).toEqual([
      { class: 'additive', where: 'input.prompt', what: 'is now optional' },
    ])
  })

  test('enum member added in input: additive', async () => {
    const { changes } = await pull((document) => {
      Object.assign(fieldsOf(document).properties.duration ?? {}, {
        enum: [6, 8, 10, 12],
      })
    })
    expect(changes).toEqual([
      {
        class: 'additive',
        where: 'input.duration',
        what: 'has the new value 12',
      },
    ])
  })

  test('enum member removed in input: breaking', async () => {
    const { changes } = await pull((document) => {
      Object.assign(fieldsOf(document).properties.duration ?? {}, {
        enum: [6, 8],
      })
    })
    expect(changes).toEqual([
      {
        class: 'breaking',
        where: 'input.duration',
        what: 'no longer has the value 10',
      },
    ])
  })

  test('number became text: breaking', async () => {
    const { changes } = await pull((document) => {
      Object.assign(fieldsOf(document).properties.fps ?? {}, {
        type: 'string',
        enum: ['25', '50'],
        default: '25',
      })
    })
    expect(changes.map((one) => one.class)).toContain('breaking')
  })

  test('default changed: neutral', async () => {
    const { changes } = await pull((document) => {
      Object.assign(fieldsOf(document).properties.duration ?? {}, {
        default: 10,
      })
    })
    expect(changes).toEqual([
      {
        class: 'neutral',
        where: 'input.duration',
        what: 'default was 6, is 10',
      },
    ])
  })

  test('description changed: neutral', async () => {
    const { changes } = await pull((document) => {
      Object.assign(fieldsOf(document).properties.prompt ?? {}, {
        description: 'Other words.',
      })
    })
    expect(changes).toEqual([
      {
        class: 'neutral',
        where: 'input.prompt',
        what: 'has another description',
      },
    ])
  })

  test('limit tightened: breaking; loosened: additive', async () => {
    const length = (maxLength: number) => (document: Draft) => {
      Object.assign(fieldsOf(document).properties.prompt ?? {}, { maxLength })
    }
    expect((await pull(length(100))).grade).toBe('breaking')
    expect((await pull(length(9000))).grade).toBe('additive')
  })

  test('output: field gone is breaking, field new is additive', async () => {
    const video = (document: Draft) =>
      document.components.schemas.VideoFile?.properties ?? {}
    const gone = await pull((document) => delete video(document).width)
    expect(gone.changes).toEqual([
      { class: 'breaking', where: 'output.video.width', what: 'is gone' },
    ])
    const come = await pull((document) => {
      video(document).codec = { type: 'string' }
    })
    expect(come.grade).toBe('additive')
  })

  test('output: a value more is breaking', async () => {
    const { grade } = await pull((document) => {
      const properties = document.components.schemas.VideoFile?.properties
      Object.assign(properties?.url ?? {}, { type: ['string', 'null'] })
    })
    expect(grade).toBe('breaking')
  })

  test('only metadata changed: neutral', async () => {
    const { changes } = await pull((document) => {
      const { info } = document as unknown as {
        info: { 'x-fal-metadata': { thumbnailUrl: string } }
      }
      info['x-fal-metadata'].thumbnailUrl = 'https://example.com/a.jpg'
    })
    expect(changes).toEqual([
      {
        class: 'neutral',
        where: 'document/info/x-fal-metadata/thumbnailUrl',
        what: 'changed',
      },
    ])
  })
})

describe('endpoint gone', () => {
  test('default: deprecated, with its successor, and its document kept', async () => {
    const project = temporaryProject()
    const source = sourceOf(undefined)
    const [pulled] = await pullDocuments({ project, source, today, ids: [id] })
    expect(pulled?.changes).toEqual([
      {
        class: 'additive',
        where: id,
        what: 'is gone from fal and now deprecated; use fal-ai/ltx-2.3/image-to-video',
      },
    ])
    expect(readEndpointList(project)[0]?.deprecated).toEqual({ since: today })
    expect(readKept(project, id)).toEqual(readKept(projectAt(), id))
  })

  test('behavior: said once, and taken back when it is served again', async () => {
    const project = temporaryProject()
    const gone = { project, source: sourceOf(undefined), today, ids: [id] }
    await pullDocuments(gone)
    expect((await pullDocuments(gone))[0]?.changes).toEqual([])
    const [back] = await pullDocuments({ ...gone, source: sourceOf(served()) })
    expect(back?.changes).toEqual([
      { class: 'additive', where: id, what: 'is served again' },
    ])
    expect(readEndpointList(project)[0]?.deprecated).toBeUndefined()
  })
})

describe('where documents come from', () => {
  async function listen(
    answer: (id: string | null) => { status: number; body: string },
  ): Promise<string> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1')
      const { status, body } = answer(url.searchParams.get('endpoint_id'))
      response.writeHead(status).end(body)
    })
    await new Promise<void>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve()),
    )
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    return `http://127.0.0.1:${port}/openapi.json`
  }

  test('parameters: a URL is asked with the endpoint id', async () => {
    const asked: (string | null)[] = []
    const from = await listen((one) => {
      asked.push(one)
      return { status: 200, body: JSON.stringify(served()) }
    })
    const document = await documentSource(from).fetchDocument(id)
    expect(asked).toEqual([id])
    expect(document).toEqual(served())
  })

  test('behavior: 404 and null mean gone', async () => {
    const gone = await listen(() => ({ status: 404, body: 'null' }))
    expect(await documentSource(gone).fetchDocument(id)).toBeUndefined()
    const none = await listen(() => ({ status: 200, body: 'null' }))
    expect(await documentSource(none).fetchDocument(id)).toBeUndefined()
  })

  test('error: 500 and no JSON are reported, and nothing is written', async () => {
    for (const [status, body, told] of [
      [500, 'oops', 'answered 500'],
      [200, '<html>', 'answered no JSON: <html>'],
    ] as const) {
      const project = temporaryProject()
      const from = await listen(() => ({ status, body }))
      const source = documentSource(from)
      const pulled = await pullDocuments({ project, source, today, ids: [id] })
      expect(pulled[0]?.error).toContain(told)
      expect(readEndpointList(project)).toEqual(readEndpointList(projectAt()))
    }
  })

  test('error: no network is told in one sentence', async () => {
    const offline = () => Promise.reject(new TypeError('fetch failed'))
    const source = documentSource('https://fal.ai/x', offline)
    await expect(source.fetchDocument(id)).rejects.toThrow(DocumentError)
    await expect(source.fetchDocument(id)).rejects.toThrow(
      /^https:\/\/fal\.ai\/x\S+ cannot be reached/,
    )
  })

  test('parameters: a folder, whatever its files are called', async () => {
    const source = documentSource(projectAt().documents)
    expect(await source.fetchDocument(id)).toEqual(served())
    expect(await source.fetchDocument('fal-ai/none')).toBeUndefined()
  })
})

test('parameters: dryRun writes nothing', async () => {
  const project = temporaryProject()
  const source = sourceOf(undefined)
  await pullDocuments({ project, source, today, ids: [id], dryRun: true })
  expect(readEndpointList(project)).toEqual(readEndpointList(projectAt()))
})

test('error: an id that is not listed', async () => {
  const source = sourceOf(undefined)
  const project = projectAt()
  await expect(
    pullDocuments({ project, source, today, ids: ['fal-ai/none'] }),
  ).rejects.toThrow('not in endpoints.json: fal-ai/none')
})
