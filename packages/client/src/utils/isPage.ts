/**
 * Whether this code was handed to someone's browser or phone. Browsers and
 * their workers call themselves Mozilla; Node, Deno, Bun and edge workers do
 * not. React Native has no user agent but a product.
 */
export function isPage(): boolean {
  const { navigator } = globalThis
  return (
    /^Mozilla\//.test(navigator?.userAgent ?? '') ||
    navigator?.product === 'ReactNative' ||
    typeof document !== 'undefined'
  )
}
