import { json } from './call.ts'

/**
 * Checks the `Authorization` header as fal's gateway does. Answers the id part
 * of the key, or the refusal.
 */
export function authorize(
  request: Request,
  keys: { isGood: (key: string) => boolean },
): string | Response {
  const header = request.headers.get('authorization')
  if (header === null) {
    return json(401, {
      detail:
        'Cannot access application without a key. Send the header "Authorization: Key <key_id>:<key_secret>".',
    })
  }
  const [scheme = '', ...rest] = header.split(' ')
  const key = rest.join(' ').trim()
  if (/^bearer$/i.test(scheme)) {
    return json(401, { detail: 'bearer: unable to decode issuer' })
  }
  const match = /^([^\s:]+):([^\s:]+)$/.exec(key)
  if (!/^key$/i.test(scheme) || !match || !keys.isGood(key)) {
    return json(401, { detail: 'invalid key credentials' })
  }
  return match[1] ?? ''
}
