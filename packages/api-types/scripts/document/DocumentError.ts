/** A document that cannot be generated from, with the reason in one sentence. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
}
