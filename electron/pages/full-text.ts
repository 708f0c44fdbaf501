/** The whole text of articles whose feed gave only a beginning: their pages, fetched behind the feeds. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { TextOrigin } from '../../shared/contract/full-text.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { ExpectedError, failureOf } from '../../shared/result.ts'
import { isConnectivity } from '../network/network-failure.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { PageToFetch } from '../records/page.ts'
import type { Store } from '../records/store.ts'
import { type Asking, type PageReading, readPage } from './read-page.ts'

export interface FullTextParts extends Omit<PageReading, 'siteBlocks'> {
  readonly store: Remote<
    Pick<
      Store,
      | 'pagesToFetch'
      | 'feedHints'
      | 'siteBlocks'
      | 'learnBlocks'
      | 'saveFullText'
      | 'saveFullTextFailure'
      | 'chooseText'
    >
  >
  readonly parser: Pick<Parser, 'preparePage' | 'packPage'>
  clock?(): number
}

export interface PagesProgress {
  readonly done: number
  readonly total: number
  /** Whose page it was. */
  readonly current: string
}

export interface FullText {
  /** `onSaved` after every page whose text is now shown. Rejects only when the store cannot save. */
  fetchAhead(signal: AbortSignal, onProgress: (progress: PagesProgress) => void, onSaved: () => void): Promise<void>
  /**
   * Shows the text that a reader chose, also where the other was found better.
   * @throws ExpectedError as `readPage`; then everything is as it was
   */
  show(ref: ArticleRef, origin: TextOrigin): Promise<void>
}

const MOST_AHEAD = 1000
const AT_ONCE = 4
/** Reading a page costs more than waiting for it: in between, whoever reads the news has the processor. */
const REST = 50
/** Unreachable pages in a row after which the network is at fault and not the pages. */
const MOST_UNREACHED = 5
/** Nobody waits longer for one page. */
const PATIENCE = 60_000

export function createFullText(parts: FullTextParts): FullText {
  const { store, parser, clock = Date.now } = parts
  /** Articles whose page the reader asked for, and whether it is here: what is fetched ahead leaves them out. */
  const asked = new Map<number, boolean>()

  /** Whether the page's text is shown from now on. */
  async function fetchAndSave(
    { articleId, feedId, url }: PageToFetch,
    asking: Omit<Asking, 'paidBy'>,
  ): Promise<boolean> {
    const reading = { ...parts, siteBlocks: (at: string) => store.siteBlocks(at) }
    const feed = await store.feedHints(articleId)
    const read = await readPage(url, reading, { paidBy: feedId, ...asking, feed })
    const { parts: pages } = read
    await store.learnBlocks(articleId, { url: read.url, blocks: pages.flatMap(({ blocks }) => blocks) }, clock())
    return store.saveFullText(articleId, await parser.packPage(pages), clock())
  }

  return {
    async fetchAhead(signal, onProgress, onSaved) {
      // Those that are here are in no list that is made from now on.
      for (const [article, isHere] of asked) if (isHere) asked.delete(article)
      const wanted = await store.pagesToFetch(MOST_AHEAD, clock())
      let done = 0
      let unreached = 0
      const queue = takeTurns(wanted).values()
      const work = async () => {
        for (const page of queue) {
          if (signal.aborted || unreached >= MOST_UNREACHED) return
          try {
            if (!asked.has(page.articleId) && (await fetchAndSave(page, { signal }))) onSaved()
            unreached = 0
          } catch (error) {
            if (!(error instanceof ExpectedError)) throw error
            if (isConnectivity(error.code)) unreached++
            else unreached = 0
            // Nobody learned anything about the page: it is asked for with the next sync.
            if (error.code !== 'cancelled' && error.code !== 'toldToWait' && error.code !== 'offline') {
              await store.saveFullTextFailure(page.articleId, failureOf(error), clock())
            }
          }
          onProgress({ done: ++done, total: wanted.length, current: page.sourceTitle })
          await sleep(REST)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    },

    async show(ref, origin) {
      const missing = await store.chooseText(ref, origin)
      if (!missing) return
      asked.set(missing.articleId, false)
      try {
        const isShown = await fetchAndSave(missing, { signal: AbortSignal.timeout(PATIENCE), isAwaited: true })
        if (!isShown) await store.chooseText(ref, origin)
      } finally {
        asked.set(missing.articleId, true)
      }
    },
  }
}

/** One page of each newspaper in turn: a host that has to rest holds up nobody else. */
function takeTurns(pages: readonly PageToFetch[]): PageToFetch[] {
  const places = new Map<string, number>()
  const rounds = pages.map(page => {
    const round = places.get(page.sourceTitle) ?? 0
    places.set(page.sourceTitle, round + 1)
    return { page, round }
  })
  return rounds.toSorted((a, b) => a.round - b.round).map(({ page }) => page)
}
