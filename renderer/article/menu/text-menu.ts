// The menu of the article's text: on selected words, a link, a picture, or anywhere else in it.

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { articleCell } from '../../articles/open-article.ts'
import { asksForMenu, type ContextMenu, contextMenuCell, middleOf } from '../../place/context-menu.ts'
import { keyOf } from '../pictures/place-pictures.ts'

/** `page`: the document in the frame, which has no script of its own to do anything about it. */
export function listenForMenu(page: Document, ref: ArticleRef): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  const open = (event: Event, pointed: ContextMenu['at'] | null) => {
    const target = event.target as Element | null
    event.preventDefault()
    openTextMenu({ target, selection: page.getSelection(), ref, at: pointed && inWindow(page, pointed) })
  }
  page.addEventListener(
    'contextmenu',
    // A menu that a key asked for has no place of its own.
    event => open(event, event.button === 2 ? { x: event.clientX, y: event.clientY } : null),
    options,
  )
  page.addEventListener('keydown', event => asksForMenu(event) && open(event, null), options)
  return () => stop.abort()
}

interface Asked {
  readonly target: Element | null
  readonly selection: Selection | null
  readonly ref: ArticleRef
  /** null: a key asked for it. */
  readonly at: ContextMenu['at'] | null
}

/** What was meant is the picture or the link that was pointed at, else the words that are selected, else the article. */
export function openTextMenu({ target, selection, ref, at }: Asked): void {
  const article = articleCell.get()?.article ?? null
  const image = target?.closest?.('img') ?? null
  const link = target?.closest?.<HTMLAnchorElement>('a[href]')?.href ?? null
  const selected = selection?.toString().trim() ?? ''
  const range = selected !== '' && selection ? selection.getRangeAt(0) : null
  const meant = image ?? (link ? target?.closest('a') : range) ?? target
  contextMenuCell.set({
    at: at ?? placeOf(meant),
    selected,
    link,
    picture: image && image.ownerDocument !== document ? { key: keyOf(image), ref } : null,
    row: !image && !link && selected === '' ? article : null,
  })
}

function placeOf(meant: Element | Range | null | undefined): ContextMenu['at'] {
  if (!meant) return { x: window.innerWidth / 2, y: window.innerHeight / 2 }
  const page = 'ownerDocument' in meant ? meant.ownerDocument : meant.startContainer.ownerDocument
  const { x, y } = inWindow(page ?? document, middleOf(meant))
  // The text is longer than the window: its middle may be out of sight.
  const inside = (value: number, size: number) => Math.max(0, Math.min(size, value))
  return { x: inside(x, window.innerWidth), y: inside(y, window.innerHeight) }
}

/** The frame counts from its own corner, the window from its own. */
function inWindow(page: Document, { x, y }: ContextMenu['at']): ContextMenu['at'] {
  const frame = page.defaultView?.frameElement?.getBoundingClientRect()
  return { x: x + (frame?.x ?? 0), y: y + (frame?.y ?? 0) }
}
