/**
 * What CHANGELOG.md says of one version: the text below its heading, up to the
 * next version. The empty string where the version is not in it.
 */
export function readNotes(changelog: string, version: string): string {
  const lines = changelog.split('\n')
  const start = lines.indexOf(`## ${version}`)
  if (start === -1) return ''
  const length = lines
    .slice(start + 1)
    .findIndex((line) => line.startsWith('## '))
  const end = length === -1 ? lines.length : start + 1 + length
  return lines
    .slice(start + 1, end)
    .join('\n')
    .trim()
}
