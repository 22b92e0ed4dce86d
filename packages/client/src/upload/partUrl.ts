/** Address of a part, or of the completion, below that of the upload. */
export function partUrl(uploadUrl: string, part: number | 'complete'): string {
  const [path, query] = uploadUrl.split('?', 2)
  return `${path}/${part}${query === undefined ? '' : `?${query}`}`
}
