import { type Change, type ChangeClass, gravest } from './Change.ts'
import type { Pulled } from './pullDocuments.ts'

/** What was found, line by line, for people. */
export function reportPulled(pulled: readonly Pulled[]): string[] {
  const lines = pulled.flatMap(({ id, changes, error }) => {
    if (error !== undefined) return [`${id}: error: ${error}`]
    if (changes.length === 0) return [`${id}: no change`]
    return [`${id}: ${gravest(changes)}`, ...linesOf(changes)]
  })
  const all = pulled.flatMap((one) => one.changes)
  return [...lines, all.length === 0 ? 'nothing changed' : gravest(all)]
}

const order: readonly ChangeClass[] = ['breaking', 'additive', 'neutral']

function linesOf(changes: readonly Change[]): string[] {
  const words = changes.filter(isDescription)
  const told = changes.filter(
    (change) => words.length <= 3 || !isDescription(change),
  )
  const lines = order.flatMap((one) =>
    told
      .filter((change) => change.class === one)
      .map(({ where, what }) => `  ${one}  ${where} ${what}`),
  )
  return words.length <= 3
    ? lines
    : [...lines, `  neutral  ${words.length} descriptions changed`]
}

function isDescription({ class: grade, where, what }: Change): boolean {
  return (
    grade === 'neutral' &&
    (what === 'has another description' || where.endsWith('/description'))
  )
}

/** One sentence in the past tense for the changelog. */
export function sentenceOf(pulled: readonly Pulled[]): string {
  const told = pulled
    .filter((one) => one.changes.length > 0)
    .map(({ id, changes }) => `${id} (${summary(changes)})`)
  return `Followed fal's documents: ${told.join('; ')}.`
}

/** The gravest changes in full, neutral ones by number only. */
function summary(changes: readonly Change[]): string {
  const loud = changes.filter((change) => change.class !== 'neutral')
  const quiet = changes.filter((change) => change.class === 'neutral')
  const named = loud.length > 0 ? loud : quiet.slice(0, 3)
  const rest = changes.length - named.length
  const words = named.map(({ where, what }) =>
    /[/ ]/.test(where) ? `${where} ${what}` : `\`${where}\` ${what}`,
  )
  return [...words, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
