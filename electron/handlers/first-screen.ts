/** What the window shows first, asked for before there is a window; and the moment when that is over. */

import type { ReadingPlace, Start } from '../../shared/contract/app.ts'
import type { ArticleScope, ListWish } from '../../shared/contract/reading.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

const ALL: ArticleScope = { kind: 'all' }

export interface Beginning {
  settings(): Settings
  /** Where the reader was the last time. */
  place(): ReadingPlace | null
}

/** null where the store cannot give it: the window asks for it itself, and is told why not. */
export type FirstScreen = Pick<Start, 'front' | 'first'>

/** Asks for it at once, and again whenever a window wants it another time (after it was loaded anew). */
export function createFirstScreen(store: Remote<Store>, beginning: Beginning): () => Promise<FirstScreen> {
  let early: Promise<FirstScreen> | null = ask()

  async function ask(): Promise<FirstScreen> {
    // In this order: the list waits behind the front page.
    const [front, first] = await Promise.all([store.readFrontPage().catch(() => null), openList()])
    return { front, first }
  }

  async function openList(): Promise<FirstScreen['first']> {
    const place = beginning.place()
    const scope = place?.scope ?? ALL
    const row = place?.row ?? null
    try {
      const opened = await store.openFirst(wishOf(scope), row && { ref: row.ref, index: row.index })
      const isLeft = scope.kind === 'section' || scope.kind === 'source'
      // The newspaper may have been removed, the section emptied, all of it read.
      return isLeft && opened.list.total === 0 ? await store.openFirst(wishOf(ALL), null) : opened
    } catch {
      // The window's own request will fail in the same way, and can say so.
      return null
    }
  }

  function wishOf(scope: ArticleScope): ListWish {
    const isUnreadOnly = scope.kind !== 'bookmarks' && beginning.settings().unreadOnly
    return { scope, unreadSince: isUnreadOnly ? 'opening' : null }
  }

  return () => {
    const wanted = early ?? ask()
    early = null
    return wanted
  }
}

/** The window draws what it was given: reading files meanwhile would take a processor core from it. */
const DRAWING = 150
/** A window that never asks must not keep the sync from running. */
const LONGEST_LOOK = 5000

export interface FirstLook {
  /** The window has been given its first headlines. */
  happened(): void
  isOver(): boolean
  readonly isPast: Promise<void>
}

export function firstLook(): FirstLook {
  let isOver = false
  let end = () => {}
  const isPast = new Promise<void>(resolve => {
    end = () => {
      isOver = true
      resolve()
    }
  })
  setTimeout(end, LONGEST_LOOK)
  return { isPast, isOver: () => isOver, happened: () => void setTimeout(end, DRAWING) }
}
