import type { DocumentBody, OpenApiDocument } from '@falvideo/api-types'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Call } from './call.ts'
import { endpointIds, getEndpoint } from './endpoints.ts'

export type Verifier = ReturnType<typeof createVerifier>

/** Routes whose answers the OpenAPI documents describe. */
const described: Record<string, RegExp> = {
  submit: /^(?!.*\/requests\/).*$/,
  status: /\/requests\/\{request_id\}\/status$/,
  stream: /\/requests\/\{request_id\}\/status\/stream$/,
  result: /\/requests\/\{request_id\}$/,
  cancel: /\/requests\/\{request_id\}\/cancel$/,
  // It answers what a result does.
  run: /\/requests\/\{request_id\}$/,
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
/** Compiling is slow, and the documents stay the same. */
const compiled = new WeakMap<object, ValidateFunction>()

/**
 * Checks answers against the OpenAPI document of their endpoint, corrections
 * applied. What does not fit is an error, and remembered.
 */
export function createVerifier() {
  const violations: string[] = []

  function check(
    document: OpenApiDocument,
    content: DocumentBody['content'],
    media: string,
    value: unknown,
  ): string | undefined {
    const schema = content?.[media]?.schema
    if (!schema) return `${media} is not described`
    const { components } = document
    const validate =
      compiled.get(schema) ?? ajv.compile({ ...schema, components })
    compiled.set(schema, validate)
    return validate(value) ? undefined : ajv.errorsText(validate.errors)
  }

  function verifyText(call: Call, route: string, status: number, text: string) {
    const document = findDocument(call)
    const described = document && describe(document, route, status)
    if (!document || !described) return
    const media =
      route === 'stream' && status === 200
        ? 'text/event-stream'
        : 'application/json'
    const wrong =
      typeof described === 'string'
        ? described
        : check(document, described.content, media, JSON.parse(text))
    if (wrong === undefined) return
    const line = `${call.request.method} ${call.url.pathname} answered ${status}, which does not fit the document: ${wrong}. Body: ${text.slice(0, 500)}`
    violations.push(line)
    throw new Error(line)
  }

  return {
    violations: violations as readonly string[],
    /**
     * Passes on an answer that fits.
     *
     * @throws Error when it does not
     */
    async verify(
      call: Call,
      route: string,
      response: Response,
    ): Promise<Response> {
      if (!(route in described)) return response
      if (route !== 'stream' || response.status !== 200) {
        verifyText(call, route, response.status, await response.clone().text())
        return response
      }
      const decoder = new TextDecoder()
      const events = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          // One event a piece: the stream route writes them so.
          const [, data] = /^data: (.*)\n\n$/.exec(decoder.decode(chunk)) ?? []
          if (data !== undefined) verifyText(call, route, 200, data)
          controller.enqueue(chunk)
        },
      })
      return new Response(response.body?.pipeThrough(events), response)
    },
  }
}

function findDocument({ entry, groups }: Call): OpenApiDocument | undefined {
  const { app = '' } = groups
  const id = entry.endpoint ?? ''
  // An unknown request, or a path its app does not have: any of the app.
  const any = endpointIds.find((one) => one.startsWith(`${app}/`)) ?? ''
  return (getEndpoint(id) ?? getEndpoint(any))?.document
}

/** The description of a response, or what is wrong when there is none. */
function describe(
  document: OpenApiDocument,
  route: string,
  status: number,
): DocumentBody | string {
  const path = Object.keys(document.paths).find((one) =>
    described[route]?.test(one),
  )
  const [operation] = Object.values(document.paths[path ?? ''] ?? {})
  const response =
    operation?.responses[String(status)] ?? operation?.responses.default
  if (!response) return `${route} with ${status} is not described`
  const name =
    String(response.$ref ?? '')
      .split('/')
      .at(-1) ?? ''
  return document.components.responses?.[name] ?? response
}
