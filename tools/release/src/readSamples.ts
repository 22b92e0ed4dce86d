/** A code sample of a Markdown page, as a file that can be compiled. */
export type Sample = {
  /** Unique, says where it stands: `packages-client-README.12.ts`. */
  file: string
  /**
   * The code on the very lines it has in the page, so that a compiler's line
   * numbers are the page's. What a comment before it declares is included.
   */
  code: string
  /** What the fence says after the language: also execute it, and how. */
  mark: 'run' | 'test' | undefined
}

const open = /^```(?<language>tsx?|jsx?)(?:[ \t]+(?<mark>.*))?$/
const close = /^```$/
const prelude = /^<!-- sample$/
const preludeEnd = /^-->$/

/**
 * The samples of a page: every fence in TypeScript or JavaScript. A sample that
 * leaves out what a reader has anyway declares it before, where nobody sees it:
 *
 *     <!-- sample
 *     declare function readSession(request: Request): Promise<{ id: string }>
 *     -->
 *
 * The fence ```` ```ts run ```` asks to run it too, ```` ```ts test ```` to run
 * it with Vitest.
 *
 * @throws Error for a fence that does not end, or that says something else.
 */
export function readSamples(path: string, markdown: string): Sample[] {
  const lines = markdown.split('\n')
  const samples: Sample[] = []
  let hidden: Map<number, string> | undefined
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (prelude.test(line)) {
      const end = find(lines, index, preludeEnd, path)
      hidden = numbered(lines, index + 1, end)
      index = end
      continue
    }
    const fence = open.exec(line)?.groups
    if (fence !== undefined) {
      const end = find(lines, index, close, path)
      const code = new Map([
        ...(hidden ?? []),
        ...numbered(lines, index + 1, end),
      ])
      samples.push({
        file: `${path.replaceAll('/', '-').replace(/\.md$/, '')}.${index + 1}.${fence.language}`,
        code: place(code, end),
        mark: readMark(fence.mark, `${path}:${index + 1}`),
      })
      index = end
    }
    // A prelude belongs to the fence right after it.
    if (line.trim() !== '') hidden = undefined
  }
  return samples
}

function readMark(mark: string | undefined, place: string): Sample['mark'] {
  if (mark === undefined || mark === 'run' || mark === 'test') return mark
  throw new Error(`${place} says "${mark}".`)
}

function find(
  lines: readonly string[],
  start: number,
  pattern: RegExp,
  path: string,
): number {
  const end = lines.findIndex((line, at) => at > start && pattern.test(line))
  if (end === -1) throw new Error(`${path}:${start + 1} does not end.`)
  return end
}

function numbered(lines: readonly string[], start: number, end: number) {
  return new Map(
    lines.slice(start, end).map((line, offset) => [start + offset, line]),
  )
}

function place(code: Map<number, string>, length: number): string {
  const lines = Array.from({ length }, (_, index) => code.get(index) ?? '')
  // A module even where it imports nothing, so that names do not collide.
  return `${lines.join('\n')}\nexport {}\n`
}
