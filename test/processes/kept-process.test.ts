import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepProcess, type ProcessLimits, type RiskyProcess } from '../../electron/processes/kept-process.ts'
import { processorTime } from '../../electron/processes/processor-time.ts'
import { codeOf } from '../support/fetching.ts'

const LIMITS: ProcessLimits = {
  ...{ processes: 1, deadline: 5000, firstDeadline: 10_000, patience: 45_000 },
  ...{ memory: 1024, watchEvery: 250, idle: 10_000 },
}

interface Service {
  work(): string
}

/** A process that answers when it is told to, and has worked as long as a test says. */
function slowProcess(tells = true) {
  let post: (message: unknown) => void = () => {}
  let call = 0
  const state = { worked: 0, killed: 0 }
  const process: RiskyProcess = {
    port: {
      post: () => call++,
      listen(listener) {
        post = listener
      },
    },
    onExit: () => {},
    kill: () => state.killed++,
    memory: () => null,
    processorTime: () => (tells ? state.worked : null),
  }
  return { state, process, answer: () => post({ id: call, value: 'done' }) }
}

const ask = (kept: ReturnType<typeof keepProcess<Service>>) => kept.run(remote => remote.work())

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a job on a busy computer has as much of the processor as on an idle one, however long that takes', async () => {
  const { state, process, answer } = slowProcess()
  const kept = keepProcess<Service>({ limits: LIMITS, stopped: 'parserStopped', spawn: () => process })
  const job = ask(kept)
  await vi.advanceTimersByTimeAsync(30_000)
  state.worked = 9000
  await vi.advanceTimersByTimeAsync(10_000)
  answer()
  expect(await job).toBe('done')
  expect(state.killed).toBe(0)
  kept.close()
})

test('E-22 a job that has used up its processor time is stopped; what the process did before does not count', async () => {
  const { state, process, answer } = slowProcess()
  const kept = keepProcess<Service>({ limits: LIMITS, stopped: 'parserStopped', spawn: () => process })
  const first = ask(kept)
  await vi.advanceTimersByTimeAsync(100)
  state.worked = 8000
  answer()
  await first

  const second = codeOf(ask(kept))
  await vi.advanceTimersByTimeAsync(1000)
  state.worked = 12_900
  await vi.advanceTimersByTimeAsync(1000)
  expect(state.killed).toBe(0)
  state.worked = 13_001
  await vi.advanceTimersByTimeAsync(250)
  expect(state.killed).toBe(1)
  expect(await second).toBe('parserStopped')
})

test.each([
  ['that only waits', true],
  ['whose time nobody tells', false],
])('E-22 a job %s is stopped by the clock on the wall', async (_name, tells) => {
  const { state, process } = slowProcess(tells)
  const kept = keepProcess<Service>({ limits: LIMITS, stopped: 'parserStopped', spawn: () => process })
  const job = codeOf(ask(kept))
  await vi.advanceTimersByTimeAsync(44_900)
  expect(state.killed).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(state.killed).toBe(1)
  expect(await job).toBe('parserStopped')
})

test.runIf(process.platform === 'linux')('the processor time of a process is told as the system counts it', () => {
  const before = processorTime(process.pid) ?? Number.NaN
  const until = process.cpuUsage().user + 200_000
  while (process.cpuUsage().user < until);
  const { user, system } = process.cpuUsage()
  expect((processorTime(process.pid) ?? 0) - before).toBeGreaterThanOrEqual(150)
  expect(Math.abs((processorTime(process.pid) ?? 0) - (user + system) / 1000)).toBeLessThan(200)
  expect(processorTime(2 ** 30)).toBeNull()
})
