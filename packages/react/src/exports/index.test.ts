import { expect, test } from 'vitest'
import * as entry from './index.ts'

test('default', () => {
  expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
    [
      "FalProvider",
      "SlotBusyError",
      "createTabs",
      "downloadVideo",
      "getVideoProps",
      "noTabs",
      "useCost",
      "useEndpointFields",
      "useFal",
      "useGenerateVideo",
      "useJob",
      "useJobs",
      "useSuspenseCost",
      "useSuspenseJob",
      "useUpload",
    ]
  `)
})
