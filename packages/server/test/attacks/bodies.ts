import { endpointPath, input } from '../createBench.ts'
import { type Attack, marker } from './Attack.ts'

function submit(name: string, change: Partial<Attack>): Attack {
  return { name, method: 'POST', path: endpointPath, ...change }
}

const json = (body: unknown) => JSON.stringify(body)

const texts: [string, string][] = [
  ['empty', ''],
  ['null', 'null'],
  ['a number', '1'],
  ['a string', json(marker)],
  ['a list', json([input])],
  ['broken JSON', `{"prompt":"${marker}"`],
  ['two values', `${json(input)}${json(input)}`],
  ['a comment', `/* ${marker} */${json(input)}`],
  ['NaN', '{"duration":NaN}'],
  ['a byte order mark before nothing', '\ufeff'],
  ['deeply nested', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
  ['very deeply nested', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['__proto__', `{"__proto__":{"prompt":"${marker}"}}`],
  ['__proto__ beside a full input', `{"__proto__":{},${json(input).slice(1)}`],
  ['escaped __proto__', '{"\\u005f_proto__":{"duration":6}}'],
  ['constructor', '{"constructor":{"prototype":{"duration":6}}}'],
  ['nested __proto__', '{"image_url":{"__proto__":1}}'],
  ['nested in a list', '{"image_url":[{"prototype":1}]}'],
]

const inputs: [string, object][] = [
  ['nothing', {}],
  ['an unknown field', { ...input, [marker]: 1 }],
  ['fal wrapper', { input }],
  ['sync_mode', { ...input, sync_mode: true }],
  ['webhook in the body', { ...input, webhook_url: 'https://evil.test' }],
  ['duration as text', { ...input, duration: '6' }],
  ['duration 0', { ...input, duration: 0 }],
  ['duration negative', { ...input, duration: -6 }],
  ['duration a little more', { ...input, duration: 6.0000001 }],
  ['duration huge', { ...input, duration: 1e308 }],
  ['duration a list', { ...input, duration: [6] }],
  ['duration an object', { ...input, duration: { valueOf: 6 } }],
  ['resolution unknown', { ...input, resolution: '4320p' }],
  ['resolution of the prototype', { ...input, resolution: 'toString' }],
  ['resolution a list', { ...input, resolution: ['1080p'] }],
  ['fps unknown', { ...input, fps: 24 }],
  ['sound as text', { ...input, generate_audio: 'false' }],
  ['prompt empty', { ...input, prompt: '' }],
  ['prompt too long', { ...input, prompt: marker.repeat(1000) }],
  ['prompt a list', { ...input, prompt: [marker] }],
  ['image missing', { prompt: marker }],
  ['image a number', { ...input, image_url: 1 }],
]

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'application/jsonx',
  'application/csp-report',
  '',
]

/** Bodies that are no input of the endpoint. */
export const bodyAttacks: Attack[] = [
  ...texts.map(([name, body]) => submit(`body: ${name}`, { body })),
  ...inputs.map(([name, body]) => submit(`input: ${name}`, { body })),
  ...types.map((type) =>
    submit(`content-type ${type}`, {
      body: json(input),
      headers: { 'content-type': type },
    }),
  ),
  submit('content-encoding gzip', {
    body: json(input),
    headers: { 'content-encoding': 'gzip' },
  }),
  submit('too large', { body: json({ ...input, prompt: 'x'.repeat(5e6) }) }),
  submit('declared too large', {
    body: json(input),
    headers: { 'content-length': '99999999' },
  }),
]

function upload(name: string, body: unknown): Attack[] {
  return ['initiate', 'initiate-multipart'].map((kind) => ({
    name: `${kind}: ${name}`,
    method: 'POST',
    path: `/api/fal/storage/upload/${kind}`,
    body,
  }))
}

const file = { content_type: 'image/png', file_name: 'a.png', size: 3 }

/** Uploads of what should not be uploaded. */
export const uploadAttacks: Attack[] = [
  ...upload('nothing', {}),
  ...upload('HTML', { ...file, content_type: 'text/html' }),
  ...upload('SVG', { ...file, content_type: 'image/svg+xml' }),
  ...upload('a script', { ...file, content_type: 'text/javascript' }),
  ...upload('two types', { ...file, content_type: 'image/png, text/html' }),
  ...upload('a line break', { ...file, content_type: 'image/png\r\nx: y' }),
  ...upload('a list as type', { ...file, content_type: ['image/png'] }),
  ...upload('a path', { ...file, file_name: '../../etc/passwd' }),
  ...upload('a Windows path', { ...file, file_name: '..\\..\\boot.ini' }),
  ...upload('a null byte', { ...file, file_name: 'a.png\u0000.html' }),
  ...upload('no name', { ...file, file_name: '' }),
  ...upload('a long name', { ...file, file_name: 'x'.repeat(201) }),
  ...upload('too large', { ...file, size: 200_000_000 }),
  ...upload('a negative size', { ...file, size: -1 }),
  ...upload('a size as text', { ...file, size: '3' }),
  ...upload('another field', { ...file, upload_url: 'https://evil.test' }),
]
