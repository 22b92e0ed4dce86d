import { expect, test } from 'vitest'
import { readNotes } from './readNotes.ts'

const changelog = `# @falvideo/client

## 0.2.0

### Minor Changes

- Second.

## 0.1.0

### Minor Changes

- First.
`

test('default', () => {
  expect(readNotes(changelog, '0.2.0')).toBe('### Minor Changes\n\n- Second.')
})

test('behavior: the last version ends with the file', () => {
  expect(readNotes(changelog, '0.1.0')).toBe('### Minor Changes\n\n- First.')
})

test.each(['0.2', '9.9.9', ''])('behavior: no version %j', (version) => {
  expect(readNotes(changelog, version)).toBe('')
})
