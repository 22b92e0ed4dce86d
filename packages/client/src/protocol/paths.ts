/**
 * Paths below a queue's address. `{job}` is `<owner>/<app>/requests/<id>`:
 * only submit carries the whole endpoint id.
 */
export const paths = {
  submit: '/{endpoint}',
  result: '/{job}',
  status: '/{job}/status',
  stream: '/{job}/status/stream',
  cancel: '/{job}/cancel',
  initiateUpload: '/storage/upload/initiate',
  initiateMultipart: '/storage/upload/initiate-multipart',
  /** On fal's platform host. */
  pricing: '/v1/models/pricing',
  /** On our handler. */
  handlerPricing: '/pricing',
} as const

/** Fills `{name}` with a value; slashes inside a value stay. */
export function fillPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name]).split('/').map(encodeURIComponent).join('/'),
  )
}
