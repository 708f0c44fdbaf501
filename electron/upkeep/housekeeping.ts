/** What nobody waits for: deleting what the rules say, overwriting it, sweeping up files, looking after report lists. */

import { complain } from '../base/log.ts'
import { inSteps } from '../base/steps.ts'
import type { Engine } from '../running/running.ts'

/** Late enough not to be in the way of the first look at the news. */
const AFTER_START = 90_000
const EVERY = 60 * 60_000
/** Between two steps the store answers the reader. */
const BREATH = 30

export interface HousekeepingParts {
  readonly engine: Pick<Engine, 'store' | 'pictures' | 'reportLists'>
  /** Whether anything may be fetched that the reader did not ask for. */
  mayFetch(): boolean
  now(): number
  onArticlesRemoved(): void
  /** Pictures are hidden, or no longer are. */
  onPicturesChanged(): void
}

export function startHousekeeping(parts: HousekeepingParts): void {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running.then(() => keepHouse(parts)).catch(error => complain('housekeeping', error))
  }
  setTimeout(look, AFTER_START).unref()
  setInterval(look, EVERY).unref()
}

export async function keepHouse({ engine, mayFetch, now, ...parts }: HousekeepingParts): Promise<void> {
  const { store, pictures, reportLists } = engine
  if (await retain(engine, now)) parts.onArticlesRemoved()
  await scrub(store)
  await pictures.makeRoom()
  await pictures.sweep()
  if (mayFetch() && (await reportLists.refresh(new AbortController().signal))) parts.onPicturesChanged()
}

/** Returns whether anything went. */
async function retain({ store, pictures }: HousekeepingParts['engine'], now: () => number): Promise<boolean> {
  let isAnything = false
  const step = async () => {
    const { removed, files, isMore } = await store.retainStep(now())
    await pictures.remove(files)
    isAnything ||= removed > 0
    return isMore
  }
  await inSteps(step, { breath: BREATH })
  return isAnything
}

/** Overwrites what was removed, so that it is not in the files either. */
export function scrub(store: Pick<Engine['store'], 'scrubStep'>): Promise<void> {
  return inSteps(() => store.scrubStep(), { breath: BREATH })
}
