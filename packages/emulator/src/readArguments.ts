import { parseArgs } from 'node:util'
import type { Fault } from './faults.ts'
import type { EmulatorOptions } from './options.ts'

export const usage = `falvideo-emulator: fal on your own machine

  npx @falvideo/emulator --port 8787

  --port <number>         port to listen on (8787; 0 takes a free one)
  --host <address>        address to listen on (127.0.0.1)
  --render real|still|sample
                          encode the video, or one that does not move, or
                          answer at once with a small one
  --clock real|manual     manual: POST /_emulator/advance {"ms":1000} moves it
  --seed <number>         ids that repeat; also varies the videos
  --concurrency <number>  requests of one account that run at once (2)
  --queue-ms <number>     wait for a runner, in milliseconds (2000)
  --crowd <number>        strangers in front of each of your requests (3)
  --run-ms <number>       shortest run, in milliseconds (by endpoint and size)
  --result-ttl-ms <number>
                          how long results can be read (as at fal)
  --log-window-ms <number>
                          how far polled logs go back (300000)
  --key <id:secret>       accept this key and no other; may come often
  --balance <usd>         lock the account after so much, such as 5.00
  --ignore-cancel         go on, and bill, what is cancelled while it runs
  --data <folder>         keep files, jobs and ledger over a restart
  --allow-private         let requests reach addresses of this machine
  --expose-headers        let browsers read the x-fal-* headers
  --fault <fault>         break something: submit:status,status=503,times=2
  --version
  --help

Prints one line of JSON, {"url":"http://127.0.0.1:8787"}, when ready.
The page at that address shows everything that happens. Point a client there by
writing http://127.0.0.1:8787/queue.fal.run/... for https://queue.fal.run/...`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const several = { type: 'string', multiple: true } as const

const words = {
  port: text,
  host: text,
  render: text,
  clock: text,
  seed: text,
  concurrency: text,
  'queue-ms': text,
  crowd: text,
  'run-ms': text,
  'result-ttl-ms': text,
  'log-window-ms': text,
  key: several,
  balance: text,
  'ignore-cancel': flag,
  data: text,
  'allow-private': flag,
  'expose-headers': flag,
  fault: several,
  version: flag,
  help: flag,
} as const

/**
 * Reads the command line.
 *
 * @throws TypeError with a sentence for the person who typed it
 */
export function readArguments(args: readonly string[]) {
  // pnpm hands on the dashes that npm swallows.
  const own = args[0] === '--' ? args.slice(1) : [...args]
  const { values } = parseArgs({ args: own, options: words })
  const count = (name: keyof typeof words & keyof typeof values) =>
    readCount(name, values[name])
  const options: EmulatorOptions = {
    render: readWord('render', values.render, ['real', 'still', 'sample']),
    clock: readWord('clock', values.clock, ['real', 'manual']),
    seed: count('seed'),
    concurrency: count('concurrency'),
    queueMs: count('queue-ms'),
    crowd: count('crowd'),
    runMs: count('run-ms'),
    resultTtlMs: count('result-ttl-ms'),
    logWindowMs: count('log-window-ms'),
    keys: values.key?.map(readKey),
    balanceUsd: readUsd(values.balance),
    honourCancel: values['ignore-cancel'] ? false : undefined,
    dataFolder: values.data,
    allowPrivate: values['allow-private'],
    exposeHeaders: values['expose-headers'],
  }
  return {
    help: values.help ?? false,
    version: values.version ?? false,
    port: count('port') ?? 8787,
    host: values.host ?? '127.0.0.1',
    faults: (values.fault ?? []).map(readFault),
    options,
  }
}

function readKey(text: string): string {
  if (!/^[^\s:]+:[^\s:]+$/.test(text)) {
    throw new TypeError(`--key is <id>:<secret>, not "${text}".`)
  }
  return text
}

function readUsd(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d+(\.\d{1,6})?$/.test(text)) {
    throw new TypeError(`--balance is an amount such as 5.00, not "${text}".`)
  }
  return text
}

function readCount(
  name: string,
  text: string | boolean | string[] | undefined,
): number | undefined {
  if (text === undefined) return undefined
  if (typeof text !== 'string' || !/^\d+$/.test(text)) {
    throw new TypeError(`--${name} takes a whole number, not "${text}".`)
  }
  return Number(text)
}

function readWord<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const word = words.find((one) => one === text)
  if (text !== undefined && word === undefined) {
    throw new TypeError(`--${name} is ${words.join(' or ')}, not "${text}".`)
  }
  return word
}

/** A fault as one word: `submit:status,status=503,times=2`. */
function readFault(text: string): Fault {
  const [name = '', ...settings] = text.split(',')
  const [route, kind] = name.split(':')
  const pairs = settings.map((setting) => {
    const [key = '', value = ''] = setting.split('=')
    return [key, /^\d+$/.test(value) ? Number(value) : value]
  })
  // What is wrong with it, the emulator says when it is added.
  return { route, kind, ...Object.fromEntries(pairs) } as Fault
}
