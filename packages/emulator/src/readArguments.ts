import { parseArgs } from 'node:util'
import type { Fault } from './faults.ts'
import type { EmulatorOptions } from './options.ts'

export const usage = `falvideo-emulator: fal on your own machine

  --port <number>         port to listen on (8787; 0 takes a free one)
  --host <address>        address to listen on (127.0.0.1)
  --render real|still|sample
                          encode the video, or one that does not move, or
                          answer at once with a small one
  --clock real|manual     manual: POST /_emulator/advance {"ms":1000} moves it
  --seed <number>         ids that repeat; also varies the videos
  --concurrency <number>  requests of one account that run at once (2)
  --queue-ms <number>     wait for a runner, in milliseconds (2000)
  --run-ms <number>       shortest run, in milliseconds (by endpoint and size)
  --balance <usd>         lock the account after so much, such as 5.00
  --data <folder>         keep files, jobs and ledger over a restart
  --allow-private         let requests reach addresses of this machine
  --expose-headers        let browsers read the x-fal-* headers
  --fault <fault>         break something: submit:status,status=503,times=2
  --help

Prints one line of JSON, {"url":"http://127.0.0.1:8787"}, when ready.
The page at that address shows everything that happens.`

/**
 * Reads the command line.
 *
 * @throws TypeError with a sentence for the person who typed it
 */
export function readArguments(words: string[]) {
  const { values } = parseArgs({
    args: words,
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      render: { type: 'string' },
      clock: { type: 'string' },
      seed: { type: 'string' },
      concurrency: { type: 'string' },
      'queue-ms': { type: 'string' },
      'run-ms': { type: 'string' },
      balance: { type: 'string' },
      data: { type: 'string' },
      'allow-private': { type: 'boolean' },
      'expose-headers': { type: 'boolean' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  const count = (name: 'seed' | 'concurrency' | 'queue-ms' | 'run-ms') =>
    readCount(name, values[name])
  const options: EmulatorOptions = {
    render: readWord('render', values.render, ['real', 'still', 'sample']),
    clock: readWord('clock', values.clock, ['real', 'manual']),
    seed: count('seed'),
    concurrency: count('concurrency'),
    queueMs: count('queue-ms'),
    runMs: count('run-ms'),
    balanceUsd: values.balance,
    dataFolder: values.data,
    allowPrivate: values['allow-private'],
    exposeHeaders: values['expose-headers'],
  }
  return {
    help: values.help,
    port: readCount('port', values.port) ?? 0,
    host: values.host,
    faults: values.fault.map(readFault),
    options,
  }
}

function readCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) {
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
