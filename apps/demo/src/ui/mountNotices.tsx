import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Toaster, toast } from 'sonner'

function Notices({ onReady }: { onReady: () => void }) {
  // The list below listens once this has run; a message before it is lost.
  useEffect(onReady, [onReady])
  return (
    <Toaster
      position="top-center"
      theme="system"
      style={{ fontFamily: 'inherit' }}
    />
  )
}

/** Puts the place for messages on the page. Resolves once it listens. */
export async function mountNotices(): Promise<typeof toast> {
  const container = document.createElement('div')
  document.body.append(container)
  await new Promise<void>((resolve) =>
    createRoot(container).render(<Notices onReady={resolve} />),
  )
  return toast
}
