/**
 * A file name for each endpoint id, without ending. Ids that differ in case
 * only get different names, since some disks take no notice of case; so does an
 * id with signs that a file name may not have.
 *
 * @param ids sorted, without doubles
 */
export function fileNames(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const id of ids) {
    let name = id.split('/').map(safeSegment).join('/')
    while (taken.has(name.toLowerCase())) name = `${name}_`
    taken.add(name.toLowerCase())
    names.set(id, name)
  }
  return names
}

function safeSegment(segment: string): string {
  const plain = segment.replace(/[^\w.-]/g, '_')
  return /^\.*$/.test(plain) ? `_${plain}` : plain
}
