import { isLoopbackAddress, isLoopbackHost } from './loopback.ts'

/** Who is asking. Jobs, budgets and limits are kept per `id`. */
export type Owner = {
  /** Stable and unique per person, for instance the user id of a session. */
  id: string
  /** Limits of this owner; what is not named is as in `budget.perOwner`. */
  budget?: { day?: string | undefined; month?: string | undefined } | undefined
}

/** What a runtime knows about a request beside the request itself. */
export type HandlerContext = {
  /** Address of the peer of the socket. The Node adapter sets it. */
  remoteAddress?: string | undefined
  /** Keeps a worker alive for work after the answer, where there is such. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined
}

/** Returns who is asking, or `null` to refuse. Called for every request. */
export type Authorize = (
  request: Request,
  context: HandlerContext,
) => Owner | null | Promise<Owner | null>

/**
 * Open access, spelled out. Whoever can reach the route spends the money of
 * the key's account. The handler refuses to start with it in production.
 */
export const openAccess = 'anyone-who-can-reach-this-may-spend-my-money'
export type OpenAccess = typeof openAccess

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/**
 * An `authorize` that lets in only this machine: the socket's peer is loopback,
 * the name in the address bar is loopback too (a foreign name that resolves to
 * 127.0.0.1 is not), and no proxy stands between. It needs the Node adapter,
 * which knows the peer; elsewhere it refuses everybody.
 */
export const onlyThisMachine: Authorize = (request, context) => {
  const address = context.remoteAddress
  if (address === undefined || !isLoopbackAddress(address)) return null
  if (proxyHeaders.some((name) => request.headers.has(name))) return null
  if (!isLoopbackHost(new URL(request.url).hostname)) return null
  const origin = request.headers.get('origin')
  if (origin === null) return { id: 'this-machine' }
  if (!URL.canParse(origin)) return null
  return isLoopbackHost(new URL(origin).hostname)
    ? { id: 'this-machine' }
    : null
}

/**
 * `authorize` as the handler calls it.
 * @throws if it is missing, or if access is open and this is production.
 */
export function toAuthorize(given: Authorize | OpenAccess): Authorize {
  if (typeof given === 'function') return given
  if (given !== openAccess) {
    throw new TypeError(
      'createHandler needs `authorize`: a function that returns who is asking, or null to refuse.',
    )
  }
  if (environment('NODE_ENV') === 'production') {
    throw new Error(
      'createHandler refuses to start: access is open to anyone and NODE_ENV is production. Pass an `authorize` function.',
    )
  }
  return () => ({ id: 'anyone' })
}

// `process` is missing in some workers, where it cannot say production either.
function environment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Record<string, string | undefined> }
  }
  return process?.env?.[name]
}

/** @throws if what `authorize` returned is neither an owner nor `null`. */
export function checkOwner(owner: Owner | null): Owner | null {
  if (owner === null) return null
  const id: unknown = owner?.id
  if (typeof id === 'string' && id.length > 0 && id.length <= 512) return owner
  // Anything else, `true` or `undefined` for instance, must not let anyone in.
  throw new TypeError(
    '`authorize` must return { id: string } of 1 to 512 characters, or null.',
  )
}
