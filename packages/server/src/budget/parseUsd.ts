/**
 * `'10.50'` -> 10_500_000 micro-dollars, exactly.
 * @throws TypeError for anything else than digits with at most six decimals.
 */
export function parseUsd(amount: string): number {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(amount)
  if (match === null) {
    throw new TypeError(
      'An amount of dollars is a decimal string with at most six decimals, for instance "5.00".',
    )
  }
  const [, whole = '', decimals = ''] = match
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'))
}
