/** What brings a file to fal's storage. It comes before a submit, or not at all. */
export async function loadUpload() {
  return (await import('./upload.ts')).upload
}
