import { expect, test } from 'vitest'
import { bumpOf, changesetText } from './changeset.ts'

test('default: the size of a change', () => {
  expect(bumpOf('breaking', '1.2.3')).toBe('major')
  expect(bumpOf('additive', '1.2.3')).toBe('minor')
  expect(bumpOf('neutral', '1.2.3')).toBe('patch')
})

test('behavior: below 1.0.0 a breaking change is minor and says so', () => {
  expect(bumpOf('breaking', '0.4.0')).toBe('minor')
  expect(changesetText('breaking', 'Removed it.', () => '0.4.0')).toBe(
    `---
'@falvideo/api-types': minor
'@falvideo/client': minor
---

**Breaking:** Removed it.
`,
  )
})
