// The menu of a row: under the pointer, or from the keyboard for the row that the list is at.
import type { MouseEvent } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { contextMenuCell, middleOf } from './context-menu.ts'

export function openRowMenu(event: MouseEvent, row: ArticleRow): void {
  event.preventDefault()
  show(row, { x: event.clientX, y: event.clientY })
}

/** `option`: what is on the screen for the row. */
export function openRowMenuAt(option: Element, row: ArticleRow): void {
  show(row, middleOf(option))
}

function show(row: ArticleRow, at: { readonly x: number; readonly y: number }): void {
  contextMenuCell.set({ picture: row.picture === null ? null : { key: row.picture, ref: row.ref }, row, at })
}
