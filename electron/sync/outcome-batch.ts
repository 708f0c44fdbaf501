/** Gathers outcomes, so that the store commits once for many feeds. */

import type { FeedOutcome, SavedOutcomes } from '../records/feed.ts'

export interface OutcomeBatch {
  /** Resolves when there is room for more; the outcome itself is saved within moments. */
  add(outcome: FeedOutcome): Promise<void>
  /** Resolves when everything is saved; rejects with what the store refused. */
  finish(): Promise<void>
  /** Articles wait to be saved, or came a moment ago: more are on their way. */
  isBusy(): boolean
}

const MOST = 16
/** About 50 ms of work for the store: a reader's question waits no longer than that. */
const MOST_ARTICLES = 300
const LONGEST_WAIT = 150
/** Outcomes carry whole articles: more than these do not wait in memory. */
const MOST_WAITING = 48
const QUIET = 300

export function createOutcomeBatch(save: (outcomes: readonly FeedOutcome[]) => Promise<SavedOutcomes>): OutcomeBatch {
  let waiting: FeedOutcome[] = []
  let articles = 0
  let unsaved = 0
  let cameAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | null = null
  let last: Promise<void> = Promise.resolve()

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const outcomes = waiting
    waiting = []
    articles = 0
    last = last.then(async () => {
      await save(outcomes)
      unsaved -= outcomes.length
    })
    // `finish` and `add` report it; without this line Node would take it for unhandled in between.
    last.catch(() => {})
  }

  return {
    async add(outcome) {
      waiting.push(outcome)
      cameAt = performance.now()
      articles += outcome.feed?.articles ?? 0
      unsaved++
      timer ??= setTimeout(flush, LONGEST_WAIT)
      if (waiting.length >= MOST || articles >= MOST_ARTICLES) flush()
      if (unsaved > MOST_WAITING) await last
    },
    async finish() {
      flush()
      await last
    },
    isBusy: () => unsaved > 0 || performance.now() - cameAt < QUIET,
  }
}
