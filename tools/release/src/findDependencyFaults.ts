/** A package that comes with ours, and the licence it states. */
export type Licensed = { name: string; licence: string }

/** What `decisions/dependencies.md` says. */
export type Policy = {
  /** Names that may stand in `dependencies` or `peerDependencies`. */
  reasons: readonly string[]
  /** Pairs of a name, or the beginning of one with `*`, and its licence. */
  exceptions: readonly (readonly [name: string, licence: string])[]
}

const permissive = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
]

/**
 * Where the policy and what is declared and installed differ, one sentence
 * each: a dependency without a reason, a reason without its dependency, a
 * licence that is neither permissive nor explained.
 */
export function findDependencyFaults(
  policy: Policy,
  declared: readonly string[],
  installed: readonly Licensed[],
): string[] {
  const unexplained = declared
    .filter((name) => !policy.reasons.includes(name))
    .map((name) => `${name} is a dependency and has no reason`)
  const outdated = policy.reasons
    .filter((name) => !declared.includes(name))
    .map((name) => `${name} has a reason and is no dependency`)
  const unlicensed = installed
    .filter((one) => !permissive.includes(one.licence))
    .filter((one) => !policy.exceptions.some((rule) => covers(rule, one)))
    .map(({ name, licence }) => `${name} is ${licence}, and that has no reason`)
  return [...unexplained, ...outdated, ...unlicensed]
}

function covers(
  [pattern, licence]: readonly [string, string],
  one: Licensed,
): boolean {
  if (licence !== one.licence) return false
  return pattern.endsWith('*')
    ? one.name.startsWith(pattern.slice(0, -1))
    : one.name === pattern
}
