import { useEffect, useRef, useState } from 'react'

/** A picture file among what was dropped or pasted. */
function pictureFile(data: DataTransfer | null): File | undefined {
  return Array.from(data?.files ?? []).find(
    ({ type }) => type === '' || type.startsWith('image/'),
  )
}

/**
 * Takes pictures that are dropped anywhere on the page, or pasted. Answers
 * whether one is being dragged over the page now.
 */
export function usePictureDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFile)
  latest.current = onFile

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    // Children fire enter and leave too; the page is left when all are.
    let depth = 0
    const isFiles = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') ?? false
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      listener: (event: WindowEventMap[Name]) => void,
    ) => window.addEventListener(name, listener, { signal })

    listen('dragenter', (event) => {
      if (!isFiles(event)) return
      depth += 1
      setOver(true)
    })
    listen('dragleave', (event) => {
      if (!isFiles(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    })
    listen('dragover', (event) => {
      if (isFiles(event)) event.preventDefault()
    })
    listen('drop', (event) => {
      if (!isFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const file = pictureFile(event.dataTransfer)
      if (file) latest.current(file)
    })
    listen('paste', (event) => {
      const file = pictureFile(event.clipboardData)
      if (file === undefined) return
      event.preventDefault()
      latest.current(file)
    })
    return () => controller.abort()
  }, [])

  return over
}
