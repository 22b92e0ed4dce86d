import { contenders } from '../contenders/contenders.ts'
import { falvideo, falvideoPolling } from '../contenders/falvideo.ts'
import { faultCases } from '../src/faultCases.ts'
import { defineRow } from '../src/Row.ts'
import { round } from '../src/statistics.ts'
import { type Tried, tryFault } from '../src/tryFault.ts'

/** As a cell: how many jobs were paid, and what the caller was told. */
function describe({ paid, told }: Tried): string {
  const words = {
    video: 'video',
    error: paid > 0 ? 'error, though paid' : 'error',
    unknown: 'typed unknown',
    nothing: 'no word',
  }
  return `${paid}, ${words[told]}`
}

function summarize(name: string, tried: readonly Tried[]) {
  const count = (fits: (one: Tried) => boolean) => tried.filter(fits).length
  return [
    name,
    Math.max(...tried.map(({ paid }) => paid)),
    count(({ paid }) => paid > 1),
    count(({ paid, told }) => paid > 0 && told === 'error'),
    count(({ told }) => told === 'nothing'),
    count(({ told }) => told === 'unknown'),
    count(({ told }) => told === 'video'),
    round(Math.max(...tried.map(({ tookMs }) => tookMs)) / 1000),
  ]
}

async function tryAll(contender: (typeof contenders)[number]) {
  const tried: Tried[] = []
  for (const fault of faultCases) tried.push(await tryFault(contender, fault))
  return tried
}

export default defineRow({
  title: 'Paid jobs per intent, over everything that can go wrong',
  async run() {
    const columns: Tried[][] = []
    for (const contender of contenders) columns.push(await tryAll(contender))
    const names = contenders.map(({ name }) => name)
    return {
      tables: [
        {
          title: `Over ${faultCases.length} intents, one for each fault`,
          columns: [
            '',
            'most paid jobs of one intent',
            'paid more than once',
            'paid, told an error',
            'no word in 30 min',
            'typed unknown',
            'videos',
            'longest wait, s',
          ],
          rows: names.map((name, index) =>
            summarize(name, columns[index] ?? []),
          ),
        },
        {
          title: 'Fault by fault: paid jobs, and what the caller was told',
          columns: ['fault', ...names],
          rows: faultCases.map(({ name }, index) => [
            name,
            ...columns.map((column) => {
              const tried = column[index]
              return tried ? describe(tried) : null
            }),
          ]),
        },
      ],
      notes: [
        'One call of each contender’s own "do it all" function per fault, a job of 5 s, a clock that is moved. The ledger of the emulator says what was paid, half an hour later.',
        '"Typed unknown" is the honest answer to a submit whose answer was lost: the job may exist; it is not repeated, and the receipt says so. "Error, though paid" is the same without the word.',
      ],
    }
  },
  async count() {
    const tried = [
      ...(await tryAll(falvideo)),
      ...(await tryAll(falvideoPolling)),
    ]
    const count = (fits: (one: Tried) => boolean) => tried.filter(fits).length
    return {
      'faults/most paid jobs of one intent': Math.max(
        ...tried.map(({ paid }) => paid),
      ),
      'faults/intents paid, told an error': count(
        ({ paid, told }) => paid > 0 && told === 'error',
      ),
      'faults/intents without a word in 30 min': count(
        ({ told }) => told === 'nothing',
      ),
      'faults/intents told unknown': count(({ told }) => told === 'unknown'),
    }
  },
})
