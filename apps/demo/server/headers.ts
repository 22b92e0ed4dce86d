/**
 * Hosts of fal that the page itself talks to in live mode: uploads go straight
 * to storage, and videos are played from the CDN.
 */
const falHosts = [
  'https://*.fal.media',
  'https://*.fal.ai',
  'https://*.fal.run',
]

/**
 * Headers of every answer that is a file of the page.
 *
 * @param mediaOrigin origin that stands in for fal's hosts, if one does
 */
export function pageHeaders(mediaOrigin: string | undefined) {
  const hosts = mediaOrigin === undefined ? falHosts : [mediaOrigin]
  const policy = {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
    // The dialog and the toasts write <style> elements at run time.
    'style-src': ["'self'", "'unsafe-inline'"],
    // A picture may be given by any address; it is shown before it is sent.
    'img-src': ["'self'", 'data:', 'blob:', 'https:', ...hosts],
    'media-src': ["'self'", 'blob:', ...hosts],
    'connect-src': ["'self'", ...hosts],
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, values]) => `${name} ${values.join(' ')}`)
      .join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
}
