// While another article takes the place of the one before, what is under the reader's hand stays where it is.
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Pictures and faces still move the text for so long. */
const STILL_MOVING_MS = 2_500
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown'] as const

/** The returned function is called before the change; `changed` is another value after it. */
export function useHeldPlace(part: RefObject<HTMLElement | null>, changed: unknown): () => void {
  const top = useRef<number | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every change
  useLayoutEffect(() => {
    const held = part.current
    const pane = held?.closest<HTMLElement>('[data-article]')
    const wanted = top.current
    top.current = null
    if (!held || !pane || wanted === null) return
    const stay = () => pane.scrollBy(0, held.getBoundingClientRect().top - wanted)
    const observer = new ResizeObserver(stay)
    for (const child of pane.children) observer.observe(child)
    const stop = new AbortController()
    const end = () => {
      observer.disconnect()
      stop.abort()
      clearTimeout(timer)
    }
    const timer = setTimeout(end, STILL_MOVING_MS)
    for (const sign of OWN_MOVES) window.addEventListener(sign, end, { signal: stop.signal, capture: true })
    stay()
    return end
  }, [changed])

  return () => {
    top.current = part.current?.getBoundingClientRect().top ?? null
  }
}
