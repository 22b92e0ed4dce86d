/**
 * How a line of CHANGELOG.md reads. The changesets of this house are sentences
 * for users, so they are taken as they are: no hashes, no names. A package that
 * was released because one below it moved says which.
 *
 * CommonJS, because changesets 2 loads it with `require`.
 */

/** The line of one changeset. */
const getReleaseLine = async ({ summary }) => {
  const [first, ...rest] = summary.trim().split('\n')
  return [`- ${first}`, ...rest.map((line) => `  ${line}`.trimEnd())].join('\n')
}

/** The line for packages of ours that this one depends on. */
const getDependencyReleaseLine = async (_changesets, dependencies) => {
  if (dependencies.length === 0) return ''
  const names = dependencies.map((one) => `${one.name} ${one.newVersion}`)
  return `- Built on ${names.join(', ')}.`
}

module.exports = { getReleaseLine, getDependencyReleaseLine }
