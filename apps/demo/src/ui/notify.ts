let notices: ReturnType<typeof load> | undefined

async function load() {
  const { mountNotices } = await import('./mountNotices.tsx')
  return mountNotices()
}

/**
 * Shows a short message. What shows it comes with the first one, since most
 * visits have none.
 */
export function notify(kind: 'info' | 'error', text: string): void {
  notices ??= load()
  void notices.then((toast) => {
    if (kind === 'error') toast.error(text)
    else toast(text)
  })
}
