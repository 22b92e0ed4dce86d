/**
 * Makes a text safe to show and log: no key, no token, no data URI, no base64,
 * no query string, at most 300 characters.
 */
export function redact(text: string): string {
  return text
    .replace(/data:[^\s"',]{0,100},[^\s"']*/g, 'data:…')
    .replace(/\b(Key|Bearer)\s+\S+/gi, '$1 …')
    .replace(/[\w-]{8,}:[0-9a-f]{16,}/gi, '…')
    .replace(/(https?:\/\/)[^\s/@"']*@/g, '$1')
    .replace(/(https?:\/\/[^\s"'?#]+)[?#][^\s"']*/g, '$1?…')
    .replace(/[\w+/=-]{100,}/g, '…')
    .slice(0, 300)
}
