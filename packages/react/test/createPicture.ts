/** A small picture, as data URI and as file. */
export function createPicture(): { url: string; file: File } {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 180
  const url = canvas.toDataURL('image/png')
  const text = atob(url.slice(url.indexOf(',') + 1))
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  return { url, file: new File([bytes], 'photo.png', { type: 'image/png' }) }
}
