/** What the window shows first, asked for before there is a window; and the moment when that is over. */

import type { ReadingPlace, Start } from '../../shared/contract/app.ts'
import type { ArticleScope, ListWish, OpenedList } from '../../shared/contract/reading.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

const ALL: ArticleScope = { kind: 'all' }

export interface Beginning {
  settings(): Settings
  /** Where the reader was the last time. */
  place(): ReadingPlace | null
}

export interface FirstScreen {
  /**
   * Asked for at once, and again whenever a window wants it another time (after it was loaded anew). null where the store
   * cannot give it: the window asks for it itself, and is told why not.
   */
  read(): Promise<Pick<Start, 'front' | 'first'>>
  /** The list that the reader left; behind a front page, which is seen first, it has time. */
  list(): Promise<OpenedList | null>
}

export function createFirstScreen(store: Remote<Store>, beginning: Beginning): FirstScreen {
  let early: ReturnType<FirstScreen['read']> | null = ask()

  async function ask(): ReturnType<FirstScreen['read']> {
    const front = await store.readFrontPage().catch(() => null)
    return { front, first: front?.lead ? null : await list() }
  }

  async function list(): Promise<OpenedList | null> {
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

  return {
    list,
    read() {
      const wanted = early ?? ask()
      early = null
      return wanted
    },
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
