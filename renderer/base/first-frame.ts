// What lies beyond the window's edge is drawn after its first frame was seen.
import { useEffect, useState } from 'react'

let isSeen = false

/** In a task after the next frame's own work: it has been handed over. Returns how to give it up. */
export function afterNextFrame(task: () => void): () => void {
  const frame = requestAnimationFrame(() => setTimeout(task))
  return () => cancelAnimationFrame(frame)
}

/** Whether the window has ever been seen whole. */
export function isFirstFrameSeen(): boolean {
  return isSeen
}

/** False until the first frame of the window is on the screen, true ever after. */
export function useFirstFrameSeen(): boolean {
  const [isPast, setIsPast] = useState(isSeen)
  useEffect(() => {
    if (isPast) return
    return afterNextFrame(() => {
      isSeen = true
      setIsPast(true)
    })
  }, [isPast])
  return isPast
}
