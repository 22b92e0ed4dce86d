export const faultRoutes = [
  'submit',
  'status',
  'stream',
  'result',
  'cancel',
  'upload',
  'cdn',
  'run',
  'webhook',
] as const

export type FaultRoute = (typeof faultRoutes)[number]

/** Kinds that happen to a connection or an answer, whatever the route. */
export const transportKinds = [
  'refuse',
  'reset-before-accept',
  'reset-after-accept',
  'reset-in-body',
  'status',
  'delay',
  'hang',
  'garbled',
  'cut',
  'silent',
] as const

/** Kinds of a bad end. */
export const endingKinds = ['completed-then-error', 'content-policy'] as const

export const faultKinds = [
  ...transportKinds,
  ...endingKinds,
  'late',
  'runner-lost',
  'duplicate',
  'bad-signature',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** Something that goes wrong on command. */
export type Fault = {
  /** Where it happens. */
  route: FaultRoute
  /** What happens; the README says what each looks like to a client. */
  kind: FaultKind
  /** How many requests it hits. @default 1 */
  times?: number | undefined
  /** How many matching requests pass unharmed first. @default 0 */
  after?: number | undefined
  /** Only requests for this endpoint id. */
  endpoint?: string | undefined
  /** Only this request. */
  requestId?: string | undefined
  /** HTTP status, for `status` and `completed-then-error`. */
  status?: number | undefined
  /** Response headers, for `status` and `completed-then-error`. */
  headers?: Record<string, string> | undefined
  /** Response body: text as it is, anything else as JSON. */
  body?: unknown
  /** Milliseconds, for `delay`, and how long `refuse` closes the port. */
  delayMs?: number | undefined
}

/** Which kinds mean something on which route. */
export const kindsByRoute: Record<FaultRoute, readonly FaultKind[]> = {
  submit: [...transportKinds, ...endingKinds, 'runner-lost'],
  status: [...transportKinds, 'late'],
  stream: [...transportKinds, 'late'],
  result: [...transportKinds, ...endingKinds, 'late'],
  cancel: transportKinds,
  upload: transportKinds,
  cdn: transportKinds,
  run: [...transportKinds, ...endingKinds],
  webhook: ['delay', 'hang', 'garbled', 'duplicate', 'bad-signature'],
}

/** What is known of a request when faults are looked up for it. */
export type FaultTarget = {
  endpoint?: string | undefined
  requestId?: string | undefined
}

/** A fault in force, with what is left of it. */
export type ActiveFault = Readonly<Fault> & { readonly left: number }

export type Faults = {
  /**
   * Puts a fault in force.
   *
   * @throws TypeError when the route or kind is unknown, or the kind means
   * nothing on that route
   */
  add: (fault: Fault) => void
  /** Takes every fault back. */
  clear: () => void
  readonly active: readonly ActiveFault[]
}

/**
 * Says what of a fault counts, and how often.
 *
 * @throws TypeError when it means nothing
 */
export function checkFault(fault: Fault): { times: number; after: number } {
  if (!faultRoutes.includes(fault.route)) {
    throw new TypeError(
      `Unknown fault route "${fault.route}". Routes: ${faultRoutes.join(', ')}.`,
    )
  }
  if (!faultKinds.includes(fault.kind)) {
    throw new TypeError(
      `Unknown fault kind "${fault.kind}". Kinds: ${faultKinds.join(', ')}.`,
    )
  }
  const kinds = kindsByRoute[fault.route]
  if (!kinds.includes(fault.kind)) {
    throw new TypeError(
      `The fault kind "${fault.kind}" means nothing on the route "${fault.route}". Kinds there: ${kinds.join(', ')}.`,
    )
  }
  const { times = 1, after = 0 } = fault
  for (const [name, value, least] of [
    ['times', times, 1],
    ['after', after, 0],
    ['delayMs', fault.delayMs ?? 0, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least) {
      throw new TypeError(
        `"${name}" of a fault must be a whole number of at least ${least}, not ${String(value)}.`,
      )
    }
  }
  const { status } = fault
  if (
    status !== undefined &&
    !(Number.isInteger(status) && status >= 200 && status <= 599)
  ) {
    throw new TypeError(
      `"status" of a fault must be an HTTP status from 200 to 599, not ${String(status)}.`,
    )
  }
  if (fault.kind === 'status' && status === undefined) {
    throw new TypeError('A fault of kind "status" needs "status".')
  }
  return { times, after }
}
