// Which frames there are: one for the text that is shown, and an empty one for the next. Making a frame and reading its
// document is a third of what opening an article takes; that is done while the reader reads.
import { useEffect, useState } from 'react'
import type { ArticleRef } from '../../../shared/contract/ids.ts'

/** Numbers that stay with their frames. */
export interface Frames {
  readonly shown: number
  /** null: the window has had no time for it yet. */
  readonly spare: number | null
}

export function useFrames(ref: ArticleRef): Frames {
  const [current, setCurrent] = useState({ ref, frame: 0 })
  const [spare, setSpare] = useState<number | null>(null)
  // Before anything is drawn: https://react.dev/reference/react/useState#storing-information-from-previous-renders
  if (current.ref !== ref) setCurrent({ ref, frame: current.frame + 1 })
  const next = current.frame + 1
  useEffect(() => {
    const waiting = requestIdleCallback(() => setSpare(next))
    return () => cancelIdleCallback(waiting)
  }, [next])
  return { shown: current.frame, spare: spare === next ? spare : null }
}
