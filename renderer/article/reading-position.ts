// Where the reader stopped: kept while reading, found again when the article is opened.
import { type RefObject, useEffect } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { OpenArticle } from '../articles/open-article.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'

/** Time without scrolling, in ms, after which the place counts as read. */
const DEBOUNCE_MS = 700
/** Nearer to the beginning or the end than this, there is nothing to come back to. */
const EDGE = 0.02
/** Pictures and fonts still move the text for so long. */
const STILL_MOVING_MS = 2_500

export function useReadingPosition(pane: RefObject<HTMLElement | null>, open: OpenArticle | null): void {
  const { ref, opening } = open ?? { ref: null, opening: 0 }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins anew; later news of the article moves nothing
  useEffect(() => {
    const scroller = pane.current
    if (!scroller || ref === null) return
    // Whoever puts another article in the place of the one before holds the place.
    const stopFinding = open?.inPlace ? () => {} : returnTo(scroller, open?.article?.position ?? null)
    const stopKeeping = keepPosition(scroller, ref)
    return () => {
      stopFinding()
      stopKeeping()
    }
  }, [ref, opening])
}

/** Restores the place while the text still grows, until the reader moves. */
function returnTo(scroller: HTMLElement, position: number | null): () => void {
  scroller.scrollTo(0, 0)
  if (position === null) return () => {}
  const stop = new AbortController()
  const go = () => scroller.scrollTo(0, position * rangeOf(scroller))
  const observer = new ResizeObserver(go)
  for (const part of scroller.children) observer.observe(part)
  const end = () => {
    observer.disconnect()
    stop.abort()
  }
  for (const sign of ['wheel', 'pointerdown', 'keydown']) {
    scroller.addEventListener(sign, end, { signal: stop.signal, passive: true, capture: true })
  }
  const timer = setTimeout(end, STILL_MOVING_MS)
  go()
  return () => {
    clearTimeout(timer)
    end()
  }
}

function keepPosition(scroller: HTMLElement, ref: ArticleRef): () => void {
  // Read at once: when the article is left, another one may already stand in the pane.
  let unsaved: { readonly position: number | null } | null = null
  const saving = debounce(() => {
    if (unsaved) void reader.request.savePosition(ref, unsaved.position)
    unsaved = null
  }, DEBOUNCE_MS)
  const onScroll = () => {
    unsaved = { position: positionIn(scroller) }
    saving.ask()
  }
  scroller.addEventListener('scroll', onScroll, { passive: true })
  window.addEventListener('pagehide', saving.now)
  return () => {
    window.removeEventListener('pagehide', saving.now)
    scroller.removeEventListener('scroll', onScroll)
    saving.now()
  }
}

function positionIn(scroller: HTMLElement): number | null {
  const range = rangeOf(scroller)
  const position = range > 0 ? scroller.scrollTop / range : 0
  return position < EDGE || position > 1 - EDGE ? null : Math.min(position, 1)
}

function rangeOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight
}
