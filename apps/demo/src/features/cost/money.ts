const places = 6

/** Decimal USD as whole micro-dollars; what is no amount counts as nothing. */
export function toMicroUsd(usd: string | null | undefined): number {
  if (!usd || !/^\d+(\.\d+)?$/.test(usd)) return 0
  const [whole = '0', part = ''] = usd.split('.')
  const micro = part.padEnd(places, '0').slice(0, places)
  return Number(whole) * 10 ** places + Number(micro)
}

/** Micro-dollars as decimal USD with at least cents. */
export function toUsd(micro: number): string {
  const whole = Math.floor(micro / 10 ** places)
  const part = String(micro % 10 ** places).padStart(places, '0')
  return `${whole}.${part.replace(/0{1,4}$/, '')}`
}

/** Sum of decimal amounts, without floats. */
export function sumUsd(amounts: readonly (string | null | undefined)[]) {
  return toUsd(amounts.reduce((sum, usd) => sum + toMicroUsd(usd), 0))
}
