import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Call } from '../call.ts'
import { describeAnswer, describeWebhook, isStream } from './describeAnswer.ts'
import type { Description } from './schema.ts'

export type Verifier = ReturnType<typeof createVerifier>

const ajv = new Ajv2020({ strict: false, allErrors: true })
/** Compiling is slow, and the descriptions stay the same. */
const compiled = new WeakMap<object, ValidateFunction>()

/**
 * Compares everything that goes out with what is known of it: answers of the
 * queue with the OpenAPI document of their endpoint, corrections applied, all
 * others with descriptions of our own. What does not fit is an error, and
 * remembered.
 */
export function createVerifier() {
  const violations: string[] = []

  function refuse(what: string, wrong: string, body = ''): Error {
    const line = `${what}, which does not fit: ${wrong}. Body: ${body.slice(0, 500)}`
    violations.push(line)
    return new Error(line)
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
      const { status, headers } = response
      const what = `${call.request.method} ${call.url.pathname} answered ${status}`
      const description = describeAnswer(call, route, status)
      if (!description) throw refuse(what, `${route} is not described so`)
      const absent = description.headers?.find((name) => !headers.has(name))
      if (absent) throw refuse(what, `it has no header ${absent}`)
      if (description.body === 'bytes') return response
      const media = isStream(route, status)
        ? 'text/event-stream'
        : 'application/json'
      const said = headers.get('content-type') ?? 'nothing'
      if (description.body !== 'empty' && !said.startsWith(media)) {
        throw refuse(what, `its content type is ${said}`)
      }
      if (isStream(route, status)) {
        const check = (text: string) => {
          const wrong = compare(description, text)
          if (wrong) throw refuse(what, wrong, text)
        }
        return new Response(checkEvents(response.body, check), response)
      }
      const text = await response.clone().text()
      const wrong = compare(description, text)
      if (wrong) throw refuse(what, wrong, text)
      return response
    },
    /** What is wrong with the body of a webhook; nothing where it fits. */
    verifyWebhook(endpoint: string, text: string): Error | undefined {
      const description = describeWebhook(endpoint)
      const wrong = description
        ? compare(description, text)
        : 'nothing is known'
      return wrong ? refuse(`A webhook of ${endpoint}`, wrong, text) : undefined
    },
  }
}

/** What keeps a body from fitting its description, if anything does. */
function compare({ body }: Description, text: string): string | undefined {
  if (body === 'bytes') return undefined
  if (body === 'empty') return text === '' ? undefined : 'it has a body'
  const validate = compiled.get(body) ?? ajv.compile(body)
  compiled.set(body, validate)
  return validate(parse(text)) ? undefined : ajv.errorsText(validate.errors)
}

/** `undefined`, which fits nothing, where it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A stream whose events are checked as they pass. */
function checkEvents(
  body: Response['body'],
  check: (text: string) => void,
): ReadableStream<Uint8Array> | undefined {
  const decoder = new TextDecoder()
  return body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        // One event a piece: the stream route writes them so.
        const text = decoder.decode(chunk)
        const [, data] = /^data: (.*)\n\n$/.exec(text) ?? []
        if (data !== undefined) check(data)
        else if (text !== ': ping\n\n') check('')
        controller.enqueue(chunk)
      },
    }),
  )
}
