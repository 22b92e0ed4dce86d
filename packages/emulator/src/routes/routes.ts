import type { Call } from '../call.ts'
import type { FaultRoute } from '../faults.ts'
import type { HostRole } from '../wire.ts'
import type { World } from '../world.ts'
import { getAcl, signFile } from './access.ts'
import { cancel } from './cancel.ts'
import { download } from './cdn.ts'
import { jwks } from './jwks.ts'
import { models } from './models.ts'
import { billingEvents, credits, usage } from './money.ts'
import { openApiDocument } from './openApiDocument.ts'
import {
  cancelPath,
  resultPath,
  statusPath,
  streamPath,
  submitPath,
} from './paths.ts'
import { meta, notImplemented } from './platform.ts'
import { estimate, pricing } from './pricing.ts'
import { deletePayloads, requestsByEndpoint } from './requests.ts'
import { result } from './result.ts'
import { run } from './run.ts'
import { status } from './status.ts'
import { stream } from './stream.ts'
import { submit } from './submit.ts'
import { cdnToken, realtimeToken, token } from './tokens.ts'
import { complete, initiate, put, putPart } from './upload.ts'
import {
  completeDirect,
  putPartDirect,
  startMultipart,
  uploadDirect,
} from './uploadDirect.ts'

export type Handler = (call: Call, world: World) => Response | Promise<Response>

export type Route = {
  name: string
  role: HostRole
  methods: readonly string[]
  path: RegExp
  handle: Handler
  /** Under which name faults find it; absent: none does. */
  fault: FaultRoute | undefined
  /** Whether it answers without a key. */
  open: boolean
}

function route(
  name: string,
  role: HostRole,
  methods: string,
  path: RegExp,
  handle: Handler,
  options: { fault?: FaultRoute; open?: boolean } = {},
): Route {
  const { fault, open = false } = options
  return { name, role, methods: methods.split(' '), path, handle, fault, open }
}

const upload = { fault: 'upload' } as const
const file = '^/upload(?<path>/files/b/[^/]+/[^/]+)'
const direct = '^(?<path>/files/b/[^/]+/[^/]+)/multipart/(?<uploadId>[^/]+)'

/** Routes of the queue and of synchronous runs. */
const inference = [
  route('status', 'queue', 'GET', statusPath, status, { fault: 'status' }),
  route('stream', 'queue', 'GET', streamPath, stream, { fault: 'stream' }),
  route('result', 'queue', 'GET', resultPath, result, { fault: 'result' }),
  route('cancel', 'queue', 'PUT', cancelPath, cancel, { fault: 'cancel' }),
  route('submit', 'queue', 'POST', submitPath, submit, { fault: 'submit' }),
  route('run', 'run', 'POST', submitPath, run, { fault: 'run' }),
]

/** What fal's JavaScript client uses to upload. */
const storage = [
  route(
    'initiate',
    'rest',
    'POST',
    /^\/storage\/upload\/initiate(-multipart)?$/,
    initiate,
    upload,
  ),
  route('put', 'cdn', 'PUT', new RegExp(`${file}$`), put, {
    ...upload,
    open: true,
  }),
  route(
    'putPart',
    'cdn',
    'PUT',
    new RegExp(`${file}/(?<part>\\d+)$`),
    putPart,
    {
      ...upload,
      open: true,
    },
  ),
  route('complete', 'cdn', 'POST', new RegExp(`${file}/complete$`), complete, {
    ...upload,
    open: true,
  }),
]

/** What fal's Python client uses; its token takes the place of the key. */
const storageDirect = [
  route(
    'cdnToken',
    'rest',
    'POST',
    /^\/storage\/auth\/token$/,
    cdnToken,
    upload,
  ),
  route('uploadDirect', 'cdn', 'POST', /^\/files\/upload$/, uploadDirect, {
    ...upload,
    open: true,
  }),
  route(
    'startMultipart',
    'cdn',
    'POST',
    /^\/files\/upload\/multipart$/,
    startMultipart,
    { ...upload, open: true },
  ),
  route(
    'putPartDirect',
    'cdn',
    'PUT',
    new RegExp(`${direct}/(?<part>\\d+)$`),
    putPartDirect,
    { ...upload, open: true },
  ),
  route(
    'completeDirect',
    'cdn',
    'POST',
    new RegExp(`${direct}/complete$`),
    completeDirect,
    { ...upload, open: true },
  ),
  route('cdn', 'cdn', 'GET HEAD', /^\/files\/.+$/, download, {
    fault: 'cdn',
    open: true,
  }),
]

const platform = [
  route('models', 'platform', 'GET', /^\/v1\/models$/, models, { open: true }),
  route('pricing', 'platform', 'GET', /^\/v1\/models\/pricing$/, pricing),
  route(
    'estimate',
    'platform',
    'POST',
    /^\/v1\/models\/pricing\/estimate$/,
    estimate,
  ),
  route('usage', 'platform', 'GET', /^\/v1\/models\/usage$/, usage),
  route(
    'billingEvents',
    'platform',
    'GET',
    /^\/v1\/models\/billing-events$/,
    billingEvents,
  ),
  route(
    'requestsByEndpoint',
    'platform',
    'GET',
    /^\/v1\/models\/requests\/by-endpoint$/,
    requestsByEndpoint,
  ),
  route(
    'deletePayloads',
    'platform',
    'DELETE',
    /^\/v1\/models\/requests\/(?<requestId>[^/]+)\/payloads$/,
    deletePayloads,
  ),
  route('credits', 'platform', 'GET', /^\/v1\/account\/billing$/, credits),
  route('acl', 'platform', 'GET PUT', /^\/v1\/storage\/files\/acl$/, getAcl),
  route('sign', 'platform', 'POST', /^\/v1\/storage\/files\/sign$/, signFile),
  route('meta', 'platform', 'GET', /^\/v1\/meta$/, meta, { open: true }),
  route(
    'notImplemented',
    'platform',
    'GET POST PUT DELETE',
    /^\/v1\/(models\/(analytics|requests\/search)|keys|serverless|storage\/settings)/,
    notImplemented,
  ),
]

const others = [
  route('token', 'rest', 'POST', /^\/tokens\/?$/, token),
  route('realtimeToken', 'rest', 'POST', /^\/tokens\/realtime$/, realtimeToken),
  route('jwks', 'rest', 'GET', /^\/\.well-known\/jwks\.json$/, jwks, {
    open: true,
  }),
  route(
    'openApiDocument',
    'site',
    'GET',
    /^\/api\/openapi\/queue\/openapi\.json$/,
    openApiDocument,
    { open: true },
  ),
]

/** Every route there is; the first that fits answers. */
export const routes: readonly Route[] = [
  ...inference,
  ...storage,
  ...storageDirect,
  ...platform,
  ...others,
]
