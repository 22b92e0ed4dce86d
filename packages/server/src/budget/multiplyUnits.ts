/**
 * Micro-dollars of so many units, rounded up to a whole one, exactly: fal's
 * units are decimals such as `"0.00001230"`.
 */
export function multiplyUnits(units: string, unitMicros: number): number {
  const [whole = '', decimals = ''] = units.split('.')
  const scale = 10n ** BigInt(decimals.length)
  const product = BigInt(whole + decimals) * BigInt(unitMicros)
  return Number((product + scale - 1n) / scale)
}
