/** The app under a clock that the test sets: how it does after days, without waiting for them. */

import { join } from 'node:path'
import { vi } from 'vitest'
import type { LaunchOptions, RunningApp } from './app.ts'
import { rowsIn } from './kept-files.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What `launch` is given for it. */
export const UNDER_CLOCK: Pick<LaunchOptions, 'before'> = {
  before: ['--require', join(import.meta.dirname, 'clock.cjs')],
}

/** Time goes by, as while the computer sleeps: the clock is ahead by so much, and what was due meanwhile is done. */
export async function pass({ app }: RunningApp, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, wait) => Reflect.get(globalThis, 'passTime')(wait), milliseconds)
}

/** The same, until the app has looked after its house: articles are gone then, files go a little later. */
export async function passUntilLooked(running: RunningApp, profile: string, milliseconds: number): Promise<void> {
  await pass(running, milliseconds)
  const now = await running.app.evaluate(() => Date.now())
  const looks = () => rowsIn<{ at: number }>(profile, 'cache.db', 'SELECT at FROM observed_days')
  const hasLooked = () => looks().some(({ at }) => Math.abs(at - now) < MINUTE)
  await vi.waitUntil(hasLooked, { timeout: 30_000, interval: 100 })
}

/** Somebody, or something, sets the clock: it is ahead by so much, and no time has gone by. */
export async function setAhead({ app }: RunningApp, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, by) => Reflect.get(globalThis, 'setClockAhead')(by), milliseconds)
}
