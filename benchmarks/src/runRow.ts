import { readRow } from './rows.ts'

// One row in a process of its own: what it does to memory, timers and sockets
// is nobody else's. `run` measures all, `count` only what has a budget.
const [name = '', what = 'run'] = process.argv.slice(2)
const row = await readRow(name)
const found = what === 'count' ? await row.count?.() : await row.run()
process.send?.({ title: row.title, found: found ?? {} }, () => process.exit(0))
