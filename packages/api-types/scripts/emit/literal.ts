import type { Json } from '../document/json.ts'

const width = 80

/**
 * A JSON value as TypeScript in the house style: bare keys where they may be,
 * single quotes, two spaces, broken over lines where it is too wide.
 *
 * @param used columns that stand before the value on its first line
 */
export function literal(value: unknown, indent = 0, used = indent): string {
  const flat = oneLine(value)
  if (used + flat.length < width && !isLarge(value)) return flat
  if (typeof value !== 'object' || value === null) return flat
  const pad = ' '.repeat(indent + 2)
  const end = `\n${' '.repeat(indent)}`
  if (Array.isArray(value)) {
    const items = value.map((item) => `\n${pad}${literal(item, indent + 2)},`)
    return `[${items.join('')}${end}]`
  }
  const lines = entries(value).map(([key, item]) => {
    const head = `${pad}${keyText(key)}:`
    const flatItem = oneLine(item)
    const fits = head.length + 2 + flatItem.length <= width
    if (typeof item === 'string' && !fits)
      return `\n${head}\n${pad}  ${flatItem},`
    return `\n${head} ${literal(item, indent + 2, head.length + 1)},`
  })
  return `{${lines.join('')}${end}}`
}

/** Objects that hold objects are easier read over lines. */
function isLarge(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value))
    return value.some((item) => typeof item === 'object' && item !== null)
  return Object.keys(value).length > 0
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = entries(value).map(
      ([key, item]) => `${keyText(key)}: ${oneLine(item)}`,
    )
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return typeof value === 'string' ? quote(value) : JSON.stringify(value)
}

function entries(value: object): [string, Json][] {
  return Object.entries(value).filter(([, item]) => item !== undefined)
}

/** A string in single quotes, in double quotes where that saves escapes. */
export function quote(text: string): string {
  const double = JSON.stringify(text)
  const inner = double.slice(1, -1)
  if (text.includes("'") && !text.includes('"')) return double
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function keyText(key: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__') return key
  // A computed key, so that it is a key and not the prototype.
  return key === '__proto__' ? `['__proto__']` : quote(key)
}
