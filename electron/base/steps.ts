/** Long work in short steps, between which whoever reads is answered. */

import { setTimeout as sleep } from 'node:timers/promises'

export interface Pace {
  /** Milliseconds between two steps. Left out: the next one follows at once. */
  readonly breath?: number
  /** Asked before every step. Left out: to the end. */
  mayGoOn?(): boolean
}

/** `step` says whether there is more to do. */
export async function inSteps(
  step: () => Promise<boolean>,
  { breath = 0, mayGoOn = () => true }: Pace = {},
): Promise<void> {
  while (mayGoOn() && (await step())) {
    if (breath > 0) await sleep(breath)
  }
}
