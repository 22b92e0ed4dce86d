/** What a change means for someone who compiles against the types. */
export type ChangeClass = 'breaking' | 'additive' | 'neutral'

/** One difference between two documents of an endpoint. */
export interface Change {
  class: ChangeClass
  /** Where: `input.duration`, `output.video.url`, `document.info`. */
  where: string
  /** What happened, to be read after the place: `no longer takes 10`. */
  what: string
}

/** Which way values go. What a user gives may widen, what he gets may not. */
export type Side = 'input' | 'output'

/** The class of a change that lets more or fewer values through. */
export function classOf(change: 'wider' | 'narrower', side: Side): ChangeClass {
  return (change === 'wider') === (side === 'input') ? 'additive' : 'breaking'
}

/** The gravest class of several changes; neutral when there are none. */
export function gravest(changes: readonly Change[]): ChangeClass {
  const classes = changes.map((change) => change.class)
  if (classes.includes('breaking')) return 'breaking'
  return classes.includes('additive') ? 'additive' : 'neutral'
}
