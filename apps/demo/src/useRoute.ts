import { useSyncExternalStore } from 'react'

export type Route =
  | { view: 'studio'; slot: string | null }
  | { view: 'gallery' }
  | { view: 'compare'; slots: readonly [string, string] }

/** Reads the part of the address behind `#`; what is unknown is the studio. */
function parseRoute(hash: string): Route {
  const [, view, first, second] = hash.split('/').map(decodeURIComponent)
  if (view === 'gallery') return { view }
  if (view === 'compare' && first && second) {
    return { view, slots: [first, second] }
  }
  return { view: 'studio', slot: view === 'job' && first ? first : null }
}

/** The address of a route, for links. */
export function routeHref(route: Route): string {
  if (route.view === 'gallery') return '#/gallery'
  if (route.view === 'compare') {
    return `#/compare/${route.slots.map(encodeURIComponent).join('/')}`
  }
  return route.slot === null ? '#/' : `#/job/${encodeURIComponent(route.slot)}`
}

export function navigate(route: Route): void {
  window.location.hash = routeHref(route)
}

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The view that the address asks for. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash))
}
