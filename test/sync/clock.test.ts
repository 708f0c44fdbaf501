// What is remembered of servers, after a clock that was years ahead has been set right.
import { expect, test } from 'vitest'
import { validatorsToSend } from '../../electron/network/validators.ts'
import { NEVER_CHECKED } from '../../electron/records/feed.ts'
import { saidByFailure } from '../../electron/sync/repeated-answers.ts'
import { DAY, HOUR } from '../../shared/units.ts'

const NOW = Date.UTC(2026, 1, 11, 8)
const AHEAD = NOW + 3650 * DAY

test('D-24 a server that answers “not modified” for ever is not believed until then', () => {
  const known = { etag: '"a"', lastModified: null }
  expect(validatorsToSend({ ...known, validatorsAt: NOW - HOUR }, NOW).etag).toBe('"a"')
  expect(validatorsToSend({ ...known, validatorsAt: AHEAD }, NOW).etag).toBeNull()
})

test('D-24 a feed that nothing is found of is missing since now', () => {
  expect(saidByFailure({ ...NEVER_CHECKED, missingSince: AHEAD }, 'missing', NOW).missingSince).toBe(NOW)
  expect(saidByFailure({ ...NEVER_CHECKED, missingSince: NOW - DAY }, 'missing', NOW).missingSince).toBe(NOW - DAY)
})
