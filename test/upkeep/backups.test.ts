import { expect, test } from 'vitest'
import { backUpIfDue } from '../../electron/upkeep/backups.ts'

const HOUR = 60 * 60_000
const NOW = Date.UTC(2026, 10, 23, 8)

/** A store that only knows when it was last backed up. */
function storeBackedUpAt(last: number | null) {
  const made: number[] = []
  const backUp = async (now: number) => `library-${made.push(now)}.db`
  return { store: { backUp, lastBackupAt: async () => last }, made }
}

test.each([
  ['never backed up', null, true],
  ['backed up yesterday', NOW - 24 * HOUR, true],
  ['backed up an hour ago', NOW - HOUR, false],
  ['backed up in the future, by a clock that went wrong', NOW + 400 * HOUR, true],
])('%s', async (_name, last, isDue) => {
  const { store, made } = storeBackedUpAt(last)
  expect(await backUpIfDue(store, NOW)).toBe(isDue)
  expect(made).toEqual(isDue ? [NOW] : [])
})
