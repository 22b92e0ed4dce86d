/**
 * Micro-dollars in a US-dollar amount written as a decimal string.
 *
 * @throws RangeError when it is not a plain decimal of at most six places
 */
export function parseUsd(text: string): number {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) throw new RangeError(`not an amount in US dollars: ${text}`)
  const [, whole = '0', fraction = ''] = match
  return Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0'))
}

/** The exact decimal string of an amount in micro-dollars: `"0.36"`. */
export function formatUsd(microUsd: number): string {
  const whole = Math.floor(microUsd / 1_000_000)
  const fraction = String(microUsd % 1_000_000).padStart(6, '0')
  // Two places at least, as money is read; more only where they count.
  const places = fraction.replace(/0+$/, '').padEnd(2, '0')
  return `${whole}.${places}`
}
