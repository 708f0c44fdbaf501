// What the right button, or the menu key, was pressed on: a menu over the window says what can be done with it.

import type { ArticleRef, PictureKey } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'

export interface PictureInArticle {
  readonly key: PictureKey
  readonly ref: ArticleRef
}

interface Point {
  /** CSS pixels from the window's corner. */
  readonly x: number
  readonly y: number
}

export interface ContextMenu {
  readonly at: Point
  /** The words that are selected; empty: none. */
  readonly selected?: string
  /** The address of the link. */
  readonly link?: string | null
  readonly picture: PictureInArticle | null
  /** A row of a list, or the article that is read. */
  readonly row: ArticleRow | null
}

export const contextMenuCell = createCell<ContextMenu | null>(null)

/** Shift+F10, and the key with a menu on it. */
export function asksForMenu({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** The middle of an element or of a selection, for a menu that a key opened. */
export function middleOf(element: Pick<Element, 'getBoundingClientRect'>): Point {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + Math.min(height, window.innerHeight) / 2 }
}
