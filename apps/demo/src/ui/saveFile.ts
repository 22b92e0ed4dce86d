/** Hands bytes to the browser to be saved under a name. */
export function saveFile(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  // Not before the browser has taken the address up.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
