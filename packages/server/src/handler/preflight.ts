/** Answers a browser that asks before it sends something from elsewhere. */
export function preflight(origin: string | undefined): Response {
  // Without a listed origin it says nothing that would let a browser go on.
  if (origin === undefined) return new Response(null, { status: 204 })
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers':
        'authorization, content-type, idempotency-key, x-app-fal-disable-fallback, x-fal-no-retry, x-fal-object-lifecycle, x-fal-object-lifecycle-preference, x-fal-queue-priority, x-fal-request-start-timeout, x-fal-request-timeout, x-fal-runner-hint, x-fal-store-io, x-fal-target-url, x-falvideo-intent-id, x-falvideo-job-token',
      'access-control-max-age': '600',
    },
  })
}
