import type { Call } from '../call.ts'
import type { FaultRoute } from '../faults.ts'
import type { HostRole } from '../wire.ts'
import type { World } from '../world.ts'
import { cancel } from './cancel.ts'
import { download } from './cdn.ts'
import {
  cancelPath,
  resultPath,
  statusPath,
  streamPath,
  submitPath,
} from './paths.ts'
import { result } from './result.ts'
import { run } from './run.ts'
import { status } from './status.ts'
import { stream } from './stream.ts'
import { submit } from './submit.ts'
import { complete, initiate, put, putPart } from './upload.ts'

export type Route = {
  name: string
  /** Under which name faults find it; absent: none does. */
  fault?: FaultRoute
  role: HostRole
  methods: readonly string[]
  path: RegExp
  /** Whether it answers without a key. */
  open?: boolean
  handle: (call: Call, world: World) => Promise<Response>
}

const uploadPath = '^/upload(?<path>/files/b/[^/]+/[^/]+)'

/** Every route there is; the first that fits answers. */
export const routes: readonly Route[] = [
  {
    name: 'status',
    fault: 'status',
    role: 'queue',
    methods: ['GET'],
    path: statusPath,
    handle: status,
  },
  {
    name: 'stream',
    fault: 'stream',
    role: 'queue',
    methods: ['GET'],
    path: streamPath,
    handle: stream,
  },
  {
    name: 'result',
    fault: 'result',
    role: 'queue',
    methods: ['GET'],
    path: resultPath,
    handle: result,
  },
  {
    name: 'cancel',
    fault: 'cancel',
    role: 'queue',
    methods: ['PUT'],
    path: cancelPath,
    handle: cancel,
  },
  {
    name: 'submit',
    fault: 'submit',
    role: 'queue',
    methods: ['POST'],
    path: submitPath,
    handle: submit,
  },
  {
    name: 'run',
    fault: 'run',
    role: 'run',
    methods: ['POST'],
    path: submitPath,
    handle: run,
  },
  {
    name: 'initiate',
    fault: 'upload',
    role: 'rest',
    methods: ['POST'],
    path: /^\/storage\/upload\/initiate(-multipart)?$/,
    handle: initiate,
  },
  {
    name: 'put',
    fault: 'upload',
    role: 'cdn',
    methods: ['PUT'],
    path: new RegExp(`${uploadPath}$`),
    open: true,
    handle: put,
  },
  {
    name: 'put-part',
    fault: 'upload',
    role: 'cdn',
    methods: ['PUT'],
    path: new RegExp(`${uploadPath}/(?<part>\\d+)$`),
    open: true,
    handle: putPart,
  },
  {
    name: 'complete',
    fault: 'upload',
    role: 'cdn',
    methods: ['POST'],
    path: new RegExp(`${uploadPath}/complete$`),
    open: true,
    handle: complete,
  },
  {
    name: 'cdn',
    fault: 'cdn',
    role: 'cdn',
    methods: ['GET', 'HEAD'],
    path: /^\/files\/.+$/,
    open: true,
    handle: download,
  },
]
