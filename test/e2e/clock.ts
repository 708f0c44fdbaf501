/** The app under a clock that the test sets: how it does after days, without waiting for them. */

import { join } from 'node:path'
import type { LaunchOptions, RunningApp } from './app.ts'

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

/** Somebody, or something, sets the clock: it is ahead by so much, and no time has gone by. */
export async function setAhead({ app }: RunningApp, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, by) => Reflect.get(globalThis, 'setClockAhead')(by), milliseconds)
}
