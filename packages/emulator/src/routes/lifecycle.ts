import type { StoredFile } from '../files.ts'
import { requestHeaders } from '../wire.ts'

/** What becomes of a file: its lifetime, and who may read it. */
export type Lifecycle = {
  /** Milliseconds; absent: for good. */
  lifetimeMs: number | undefined
  access: StoredFile['access']
}

/**
 * Lifetime and access a lifecycle header asks for, the account's where it says
 * nothing. fal's JavaScript client and the documentation name the header
 * differently; both are taken.
 */
export function readLifecycle(headers: Headers, account: Lifecycle): Lifecycle {
  const text =
    headers.get(requestHeaders.uploadLifecycle) ??
    headers.get(requestHeaders.outputLifecycle)
  const { expiration_duration_seconds: seconds, initial_acl } = parse(text)
  const access = initial_acl?.default
  return {
    lifetimeMs:
      typeof seconds === 'number'
        ? seconds * 1_000
        : // For good, whatever the account says (docs: fal-cdn).
          seconds === null
          ? undefined
          : account.lifetimeMs,
    access: isAccess(access) ? access : account.access,
  }
}

export function isAccess(word: unknown): word is StoredFile['access'] {
  return word === 'allow' || word === 'forbid' || word === 'hide'
}

type Preference = {
  expiration_duration_seconds?: unknown
  initial_acl?: { default?: unknown } | null
}

function parse(text: string | null): Preference {
  try {
    return JSON.parse(text ?? '{}') ?? {}
  } catch {
    // The gateway ignores what it cannot read.
    return {}
  }
}
