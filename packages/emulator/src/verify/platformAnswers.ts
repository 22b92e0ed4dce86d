import type { DocumentSchema } from '@falvideo/api-types'
import { metricNames } from '../routes/metrics.ts'
import {
  type Answers,
  amount,
  anything,
  count,
  type Description,
  fields,
  list,
  oneOf,
  text,
  time,
  truth,
  url,
  uuid,
} from './schema.ts'

/**
 * What the platform API answers, after its reference
 * (https://fal.ai/docs/api-reference/platform-apis, https://api.fal.ai/v1/openapi.json).
 */

/** Every error there has this one shape. */
const refused: Description = {
  body: fields({
    error: fields({
      type: oneOf(
        'authorization_error',
        'validation_error',
        'not_found',
        'rate_limited',
        'server_error',
        'not_implemented',
      ),
      message: text,
      'docs_url?': url,
      'request_id?': text,
    }),
  }),
}

function answers(body: DocumentSchema | 'empty', status = 200): Answers {
  return { [status]: { body }, default: refused }
}

/** A page of a list. */
function page(name: string, item: DocumentSchema): Answers {
  const next_cursor = { type: ['string', 'null'] }
  return answers(fields({ [name]: list(item), next_cursor, has_more: truth }))
}

const metadata = fields({
  display_name: text,
  category: text,
  description: { type: 'string' },
  status: oneOf('active', 'deprecated'),
  tags: list(text),
  updated_at: time,
  is_favorited: { type: ['boolean', 'null'] },
  thumbnail_url: { type: 'string' },
  model_url: { type: 'string' },
  date: time,
  highlighted: truth,
  pinned: truth,
})

const model = fields({
  endpoint_id: text,
  metadata,
  'openapi?': { type: 'object', required: ['openapi'] },
  'enterprise_status?': oneOf('ready', 'pending'),
})

const price = fields({
  endpoint_id: text,
  unit_price: amount,
  unit: text,
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
})

const cost = {
  unit_price: amount,
  percent_discount: amount,
  cost_subtotal: amount,
  cost_discount: amount,
  cost_total: amount,
}

const usage = list(
  fields({
    endpoint_id: text,
    unit: text,
    quantity: amount,
    ...cost,
    cost: amount,
    currency: text,
  }),
)

const billingEvent = fields({
  request_id: uuid,
  endpoint_id: text,
  timestamp: time,
  output_units: amount,
  ...cost,
  cost_estimate_nano_usd: count,
})

const metrics = list(
  fields({
    endpoint_id: text,
    ...Object.fromEntries(metricNames.map((name) => [`${name}?`, amount])),
  }),
)

/** Numbers by time, in all, or both. */
function series(results: DocumentSchema): Answers {
  return answers(
    fields({
      'time_series?': list(fields({ bucket: time, results })),
      'summary?': results,
      next_cursor: { type: 'null' },
      has_more: { const: false },
    }),
  )
}

const request = {
  request_id: uuid,
  endpoint_id: text,
  started_at: time,
  sent_at: time,
  'ended_at?': time,
  'status_code?': count,
  'duration?': amount,
  'json_input?': anything,
  'json_output?': anything,
}

const acl = fields({
  default: oneOf('allow', 'forbid', 'hide'),
  rules: list(fields({ user: text, decision: text })),
})

const credits = fields({ current_balance: { type: 'number' }, currency: text })

const key = fields({
  key_id: text,
  alias: text,
  scope: oneOf('API'),
  created_at: time,
})

const deleted = fields({ link: url, exception: { type: 'null' } })

/** By name of the route, then by status. */
export const platformAnswers: Readonly<Record<string, Answers>> = {
  models: page('models', model),
  pricing: page('prices', price),
  estimate: answers(
    fields({
      estimate_type: oneOf('historical_api_price', 'unit_price'),
      total_cost: amount,
      currency: text,
    }),
  ),
  usage: series(usage),
  analytics: series(metrics),
  billingEvents: page('billing_events', billingEvent),
  requestsByEndpoint: page('items', fields(request)),
  searchRequests: page(
    'results',
    fields({ ...request, 'similarity?': amount }),
  ),
  deletePayloads: answers(fields({ cdn_delete_results: list(deleted) })),
  credits: answers(fields({ username: text, 'credits?': credits })),
  acl: answers(acl),
  sign: answers(fields({ signed_url: url })),
  storageSettings: answers(
    fields({
      expiration_duration_seconds: { type: ['integer', 'null'] },
      initial_acl: acl,
    }),
  ),
  listKeys: page('keys', key),
  createKey: answers(
    fields({ key_id: text, key_secret: text, key: text }),
    201,
  ),
  deleteKey: answers('empty', 204),
  appQueue: { default: refused },
  meta: answers(fields({ webhook_ip_ranges: list(text) })),
  notImplemented: { default: refused },
}
