/**
 * Why a video does not load: `expired` where its server says that it is gone
 * (403, 404, 410), `unreachable` where nobody says anything of the kind.
 */
export async function whyMissing(
  url: string,
): Promise<'expired' | 'unreachable'> {
  try {
    // One byte: not every server knows HEAD.
    const { status } = await fetch(url, { headers: { range: 'bytes=0-0' } })
    return [403, 404, 410].includes(status) ? 'expired' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
