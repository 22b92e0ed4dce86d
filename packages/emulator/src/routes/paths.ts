/**
 * Paths of the queue. Status, result and cancel are asked for under
 * `owner/app`, but a subpath is tolerated, and so are a trailing slash and the
 * `/response` that fal's prose shows.
 */
const app = '(?<app>(?:(?:workflows|comfy)/)?[^/]+/[^/]+)'
const request = `^/${app}(?:/.+?)?/requests/(?<requestId>[^/]+)`

export const submitPath = new RegExp(`^/(?<endpoint>${app}(?:/.+?)?)/?$`)
export const statusPath = new RegExp(`${request}/status/?$`)
export const streamPath = new RegExp(`${request}/status/stream/?$`)
export const resultPath = new RegExp(`${request}(?:/response)?/?$`)
export const cancelPath = new RegExp(`${request}/cancel/?$`)
