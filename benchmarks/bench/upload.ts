import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineRow } from '../src/Row.ts'
import { startEmulator } from '../src/startEmulator.ts'
import { startProcess } from '../src/startProcess.ts'
import { median, ratio, round } from '../src/statistics.ts'
import type { Cell, Table } from '../src/table.ts'

const script = new URL('../src/uploadProcess.ts', import.meta.url)
const floor = 'fetch PUT'
const names = [floor, 'falvideo', '@fal-ai/client']
const sizesMb = [1, 20, 200]
const runs = 3

const columns = [
  '',
  'MiB/s',
  'time, to the plain PUT',
  'requests',
  'memory above the start, MB',
]

type Uploaded = { seconds: number; memoryMb: number; requests: number }

async function upload(name: string, url: string, path: string) {
  const options = JSON.stringify({ name, url, path })
  const { line, stop } = await startProcess(script, [options])
  await stop()
  return JSON.parse(line) as Uploaded
}

async function measure(
  sizeMb: number,
  url: string,
  path: string,
): Promise<Table> {
  const uploads: Uploaded[][] = names.map(() => [])
  // In turns, so that what else the machine does hits all alike.
  for (let run = 0; run < runs; run++) {
    for (const [index, name] of names.entries()) {
      uploads[index]?.push(await upload(name, url, path))
    }
  }
  const seconds = uploads.map((list) => median(list.map((one) => one.seconds)))
  const rows = names.map((name, index): Cell[] => {
    const list = uploads[index] ?? []
    const took = seconds[index] ?? null
    return [
      name,
      took === null ? null : round(sizeMb / took),
      ratio(took, seconds[0] ?? null),
      list[0]?.requests ?? null,
      round(median(list.map((one) => one.memoryMb))),
    ]
  })
  return { title: `A file of ${sizeMb} MiB`, columns, rows }
}

export default defineRow({
  title: 'Upload beside a plain PUT',
  async run() {
    const emulator = await startEmulator({})
    const folder = await mkdtemp(join(tmpdir(), 'falvideo-upload-'))
    const tables: Table[] = []
    try {
      for (const sizeMb of sizesMb) {
        const path = join(folder, `${sizeMb}.mp4`)
        await writeFile(path, Buffer.alloc(sizeMb * 2 ** 20, sizeMb))
        tables.push(await measure(sizeMb, emulator.url, path))
      }
    } finally {
      await emulator.stop()
      await rm(folder, { recursive: true })
    }
    return {
      tables,
      notes: [
        `From disk to the emulator, a process per upload, medians of ${runs}, in turns. Beyond 90 MB fal’s own client sends parts of 10 MB one after another, ours several at once. On this machine alone nothing waits for a network, so the figures show overhead; a slow line shows the other thing.`,
      ],
    }
  },
})
