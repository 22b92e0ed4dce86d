import type { Json, JsonObject } from '../scripts/document/json.ts'
import { schemaReference } from '../scripts/document/pointer.ts'

/** What makes one document differ from another. */
export interface QueueDocumentParts {
  id?: string
  input: Json
  output?: Json
  /** Helpers, by component key. */
  schemas?: JsonObject
  inputKey?: string
  outputKey?: string
}

const text = { type: 'string' }

/** A document in the frame that fal puts around every endpoint. */
export function queueDocument(parts: QueueDocumentParts): JsonObject {
  const { id = 'owner/app/verb', input, output = { type: 'object' } } = parts
  const {
    schemas = {},
    inputKey = 'VerbInput',
    outputKey = 'VerbOutput',
  } = parts
  const requests = `/${id}/requests/{request_id}`
  const requestId = {
    name: 'request_id',
    in: 'path',
    required: true,
    schema: text,
  }
  const logs = {
    name: 'logs',
    in: 'query',
    required: false,
    schema: { type: 'number' },
  }
  return {
    openapi: '3.0.4',
    info: {
      title: `Queue OpenAPI for ${id}`,
      version: '1.0.0',
      'x-fal-metadata': { endpointId: id, category: 'text-to-video' },
    },
    components: {
      securitySchemes: {
        apiKeyAuth: { type: 'apiKey', in: 'header', name: 'Authorization' },
      },
      schemas: {
        QueueStatus: queueStatus,
        ...schemas,
        [inputKey]: input,
        [outputKey]: output,
      },
    },
    paths: {
      [`/${id}`]: {
        post: {
          requestBody: body(inputKey),
          responses: { 200: body('QueueStatus') },
        },
      },
      [`${requests}/status`]: {
        get: {
          parameters: [requestId, logs],
          responses: { 200: body('QueueStatus') },
        },
      },
      [`${requests}/cancel`]: {
        put: { parameters: [requestId], responses: { 200: cancelled } },
      },
      [requests]: {
        get: { parameters: [requestId], responses: { 200: body(outputKey) } },
      },
    },
    servers: [{ url: 'https://queue.fal.run' }],
    security: [{ apiKeyAuth: [] }],
  }
}

/** An input with these properties, all optional unless named. */
export function inputOf(
  properties: JsonObject,
  required: readonly string[] = [],
): JsonObject {
  return { type: 'object', title: 'Input', properties, required: [...required] }
}

function body(key: string): JsonObject {
  const schema = { $ref: schemaReference(key) }
  return { description: key, content: { 'application/json': { schema } } }
}

const cancelled = {
  description: 'cancelled',
  content: {
    'application/json': {
      schema: { type: 'object', properties: { success: { type: 'boolean' } } },
    },
  },
}

const queueStatus = {
  type: 'object',
  required: ['status', 'request_id'],
  properties: {
    status: { type: 'string', enum: ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] },
    request_id: text,
    response_url: text,
    status_url: text,
    cancel_url: text,
    logs: { type: 'object', additionalProperties: true },
    metrics: { type: 'object', additionalProperties: true },
    queue_position: { type: 'integer' },
  },
}
