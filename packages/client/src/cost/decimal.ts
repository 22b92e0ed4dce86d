/** Decimal numbers as digits and scale: exact, unlike floats. */
type Decimal = { digits: bigint; scale: number }

/**
 * Reads a plain decimal such as `12`, `0.06` or `0.00001230`; `null` for
 * anything else, exponents, signs and NaN included.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** Product of decimal texts as integer micro-units, halves rounded up. */
export function multiplyToMicros(...factors: string[]): number | null {
  let digits = 1n
  let scale = 0
  for (const factor of factors) {
    const decimal = parseDecimal(factor)
    if (!decimal) return null
    digits *= decimal.digits
    scale += decimal.scale
  }
  const divisor = 10n ** BigInt(scale)
  const micros = (digits * 1_000_000n * 2n + divisor) / (2n * divisor)
  return Number(micros)
}

/** Integer micro-dollars as a decimal text with at least two places. */
export function formatMicros(micros: number): string {
  const sign = micros < 0 ? '-' : ''
  const text = String(Math.abs(micros)).padStart(7, '0')
  const fraction = text.slice(-6).replace(/0{1,4}$/, '')
  return `${sign}${text.slice(0, -6)}.${fraction}`
}
