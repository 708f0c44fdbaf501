import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeToTray } from '../../electron/desktop/close-to-tray.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A window, and a desktop around it. */
function world(given: { wanted?: boolean; tray?: boolean; told?: boolean; staysOpen?: boolean } = {}) {
  const is = { wanted: true, tray: true, told: false, staysOpen: true, ...given }
  const happened: string[] = []
  const events = new EventEmitter()
  const window = {
    on: (event: string, listener: (event: { preventDefault(): void }) => void) => events.on(event, listener),
    hide: () => void happened.push('hidden'),
    show() {
      happened.push('shown')
      events.emit('show')
    },
  }
  closeToTray(window, {
    isWanted: () => is.wanted,
    hasTray: async () => is.tray,
    wasTold: () => is.told,
    async tell() {
      happened.push('told')
      is.told = true
      return is.staysOpen
    },
    quit: () => void happened.push('quit'),
  })
  return {
    is,
    happened,
    async close() {
      events.emit('close', { preventDefault: () => void happened.push('kept') })
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

test('where the reader does not want it the window closes as it always did', async () => {
  const { close, happened } = world({ wanted: false })
  await close()
  expect(happened).toEqual([])
})

test('the reader is told once, and then the window hides', async () => {
  const { close, happened } = world()
  await close()
  await close()
  expect(happened).toEqual(['kept', 'told', 'hidden', 'kept', 'hidden'])
})

test('whoever would rather quit quits', async () => {
  const { close, happened } = world({ staysOpen: false })
  await close()
  expect(happened).toEqual(['kept', 'told', 'quit'])
})

test('no window vanishes where no icon shows the way back', async () => {
  const { close, happened } = world({ tray: false })
  await close()
  expect(happened).toEqual(['kept', 'quit'])
})

test('a hidden window comes back when its icon has gone, not when a panel starts anew', async () => {
  const { close, happened, is } = world({ told: true })
  await close()
  is.tray = false
  await vi.advanceTimersByTimeAsync(20_000)
  is.tray = true
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(happened).toEqual(['kept', 'hidden'])
  is.tray = false
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(happened).toEqual(['kept', 'hidden', 'shown'])
})
