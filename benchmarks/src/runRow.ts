import { type Answer, readRow } from './rows.ts'

// One row in a process of its own: what it does to memory, timers and sockets
// is nobody else's. `run` measures all, `count` only what has a budget.
const [name = '', what = 'run'] = process.argv.slice(2)
const row = await readRow(name)

async function answer(): Promise<Answer<unknown>> {
  const { title } = row
  try {
    const found = await (what === 'count' ? row.count?.() : row.run())
    return { title, found: found ?? {} }
  } catch (error) {
    console.error(error)
    return { title, failed: String(error) }
  }
}

process.send?.(await answer(), () => process.exit(0))
