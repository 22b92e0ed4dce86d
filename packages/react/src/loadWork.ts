/**
 * What asks fal for something, and is not needed to show a page. One piece:
 * who could submit can follow to the end, whatever becomes of the line or of
 * the files on the server in between.
 */
export async function loadWork() {
  return (await import('./work.ts')).work
}
