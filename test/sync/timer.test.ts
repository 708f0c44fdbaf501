import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Machine, startTimer } from '../../electron/sync/timer.ts'
import { isSaving } from '../../electron/window/machine.ts'
import type { SyncSummary } from '../../shared/contract/sync.ts'
import type { FailureCode } from '../../shared/result.ts'
import { settingsFrom } from '../../shared/settings/settings.ts'
import { HOUR, MINUTE, SECOND } from '../../shared/units.ts'

vi.mock('electron', () => ({ net: {}, powerMonitor: {} }))

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 1, 11, 8) }))
afterEach(() => void vi.useRealTimers())

/** A computer that sleeps and wakes when it is told to, and a sync that only counts. */
function startDesk({ failure = null as FailureCode | null, chance = 0.5 } = {}) {
  let suspend = () => {}
  let resume = () => {}
  const desk = {
    syncs: [] as number[],
    cancelled: 0,
    renewed: 0,
    isOnline: true,
    mayRun: true,
    failure,
    suspend: () => suspend(),
    resume: () => resume(),
    stop: () => {},
  }
  const machine: Machine = {
    onSuspend(listener) {
      suspend = listener
    },
    onResume(listener) {
      resume = listener
    },
    isOnline: () => desk.isOnline,
    isOnBattery: () => false,
  }
  desk.stop = startTimer({
    sync: {
      start: async () => {
        desk.syncs.push(Date.now())
        return summaryOf(desk.failure)
      },
      cancel: () => void desk.cancelled++,
    },
    network: { renew: () => void desk.renewed++ },
    machine,
    mayRun: () => desk.mayRun,
    clock: Date.now,
    chance: () => chance,
  })
  return desk
}

function summaryOf(code: FailureCode | null): SyncSummary {
  const failures =
    code === null ? [] : [{ code, message: '', sourceId: 1, sourceTitle: 'ص', url: 'https://x.example/' }]
  const counts = { feeds: 1, unchanged: 0, newArticles: 0, updatedArticles: 0 }
  return { startedAt: Date.now(), finishedAt: Date.now(), cancelled: false, failures, ...counts }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('N-09 the first sync comes within a minute and a half, at another moment for everybody, then every minute', async () => {
  const [early, late] = [startDesk({ chance: 0 }), startDesk({ chance: 0.999 })]
  const startedAt = Date.now()
  await pass(10 * MINUTE)
  expect((early.syncs[0] ?? 0) - startedAt).toBe(27 * SECOND)
  expect((late.syncs[0] ?? 0) - startedAt).toBeGreaterThan(89 * SECOND)
  expect(early.syncs.length).toBe(10)
})

test.each([
  ['an hour back', -HOUR],
  ['years back', -60_000 * HOUR],
  ['five minutes ahead', 5 * MINUTE],
])('D-24 a clock that is set %s while the app runs freezes no schedule and starts no storm', async (_, leap) => {
  const desk = startDesk()
  await pass(5 * MINUTE)
  vi.setSystemTime(Date.now() + leap)
  const before = desk.syncs.length
  await pass(10 * MINUTE)
  expect(desk.syncs.length - before).toBe(10)
})

test('D-24 without a network, a clock that is set back lengthens no rest', async () => {
  const desk = startDesk({ failure: 'offline' })
  await pass(20 * MINUTE)
  vi.setSystemTime(Date.now() - 24 * HOUR)
  const before = desk.syncs.length
  await pass(HOUR)
  expect(desk.syncs.length - before).toBeGreaterThanOrEqual(5)
})

test('N-16 nothing is asked during sleep; on waking new connections and one sync, a little later', async () => {
  const desk = startDesk()
  await pass(5 * MINUTE)
  const before = desk.syncs.length
  desk.suspend()
  expect(desk).toMatchObject({ cancelled: 1, renewed: 1 })
  await pass(8 * HOUR)
  expect(desk.syncs.length).toBe(before)

  desk.resume()
  const wokeAt = Date.now()
  expect(desk.renewed).toBe(2)
  await pass(MINUTE)

  const after = desk.syncs.slice(before)
  expect(after).toHaveLength(1)
  expect((after[0] ?? 0) - wokeAt).toBeGreaterThan(5 * SECOND)
  await pass(10 * MINUTE)
  expect(desk.syncs.length - before).toBe(11)
})

test('N-16 two wakings in a row leave one timer', async () => {
  const desk = startDesk()
  await pass(5 * MINUTE)
  desk.suspend()
  desk.resume()
  desk.resume()
  const before = desk.syncs.length
  await pass(10 * MINUTE)
  expect(desk.syncs.length - before).toBe(10)
})

test('N-16 a sleep that nobody told of is seen by the clock', async () => {
  const desk = startDesk()
  await pass(5 * MINUTE)
  const before = desk.syncs.length
  vi.setSystemTime(Date.now() + 8 * HOUR)
  await pass(MINUTE)
  expect(desk).toMatchObject({ renewed: 1 })
  await pass(30 * SECOND)
  expect(desk.syncs.length - before).toBe(1)
})

test('N-17 N-18 without a network nothing is started; one that lies is tried less and less often', async () => {
  const offline = startDesk()
  offline.isOnline = false
  await pass(HOUR)
  expect(offline.syncs).toEqual([])
  offline.isOnline = true
  await pass(2 * MINUTE)
  expect(offline.syncs.length).toBeGreaterThan(0)

  const lying = startDesk({ failure: 'offline' })
  await pass(HOUR)
  expect(lying.syncs.length).toBeLessThan(12)
  lying.failure = null
  await pass(HOUR)
  expect(lying.syncs.length).toBeGreaterThan(50)
})

test('N-15 behind a portal the sync pauses between tries', async () => {
  const desk = startDesk({ failure: 'captivePortal' })
  await pass(HOUR)
  expect(desk.syncs.length).toBeLessThan(12)
})

test('N-20 on a metered connection, or on battery where the reader wants it, nothing starts by itself', async () => {
  const onBattery = { isOnBattery: () => true }
  const onMains = { isOnBattery: () => false }
  const settings = settingsFrom({})
  expect(isSaving(settings, onBattery)).toBe(false)
  expect(isSaving({ ...settings, metered: true }, onMains)).toBe(true)
  expect(isSaving({ ...settings, saveBattery: true }, onBattery)).toBe(true)
  expect(isSaving({ ...settings, saveBattery: true }, onMains)).toBe(false)

  const desk = startDesk()
  desk.mayRun = false
  await pass(HOUR)
  expect(desk.syncs).toEqual([])
})

test('what is stopped stays stopped', async () => {
  const desk = startDesk()
  desk.stop()
  desk.resume()
  await pass(HOUR)
  expect(desk.syncs).toEqual([])
})
