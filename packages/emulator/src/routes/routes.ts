import type { Call } from '../call.ts'
import type { FaultRoute } from '../faults.ts'
import type { HostRole } from '../wire.ts'
import type { World } from '../world.ts'
import { getAcl, signFile } from './access.ts'
import { analytics } from './analytics.ts'
import { cancel } from './cancel.ts'
import { download } from './cdn.ts'
import { jwks } from './jwks.ts'
import { createKey, deleteKey, listKeys } from './keys.ts'
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
import { appQueue, meta, notImplemented } from './platform.ts'
import { estimate, pricing } from './pricing.ts'
import { deletePayloads, requestsByEndpoint } from './requests.ts'
import { result } from './result.ts'
import { run } from './run.ts'
import { searchRequests } from './searchRequests.ts'
import { status } from './status.ts'
import { storageSettings } from './storageSettings.ts'
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

/** A route of the platform API, below its version. */
function onPlatform(
  name: string,
  methods: string,
  path: string,
  handle: Handler,
  open = false,
): Route {
  const pattern = new RegExp(`^/v1/${path}$`)
  return route(name, 'platform', methods, pattern, handle, { open })
}

const platform = [
  onPlatform('models', 'GET', 'models', models, true),
  onPlatform('pricing', 'GET', 'models/pricing', pricing),
  onPlatform('estimate', 'POST', 'models/pricing/estimate', estimate),
  onPlatform('usage', 'GET', 'models/usage', usage),
  onPlatform('analytics', 'GET', 'models/analytics', analytics),
  onPlatform('billingEvents', 'GET', 'models/billing-events', billingEvents),
  onPlatform(
    'requestsByEndpoint',
    'GET',
    'models/requests/by-endpoint',
    requestsByEndpoint,
  ),
  onPlatform('searchRequests', 'GET', 'models/requests/search', searchRequests),
  onPlatform(
    'deletePayloads',
    'DELETE',
    'models/requests/(?<requestId>[^/]+)/payloads',
    deletePayloads,
  ),
  onPlatform('credits', 'GET', 'account/billing', credits),
  onPlatform('listKeys', 'GET', 'keys', listKeys),
  onPlatform('createKey', 'POST', 'keys', createKey),
  onPlatform('deleteKey', 'DELETE', 'keys/(?<keyId>[^/]+)', deleteKey),
  onPlatform('acl', 'GET PUT', 'storage/files/acl', getAcl),
  onPlatform('sign', 'POST', 'storage/files/sign', signFile),
  onPlatform('storageSettings', 'GET PUT', 'storage/settings', storageSettings),
  onPlatform('appQueue', 'GET DELETE', 'serverless/apps/.+/queue', appQueue),
  onPlatform('meta', 'GET', 'meta', meta, true),
  onPlatform(
    'notImplemented',
    'GET POST PUT PATCH DELETE',
    '(?:workflows|assets|serverless|compute|account)(?:/.*)?',
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
