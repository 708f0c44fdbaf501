// What lies beyond the window's edge is drawn after its first frame was seen.
import { useEffect, useState } from 'react'

let isSeen = false

/** False until the first frame of the window is on the screen, true ever after. */
export function useFirstFrameSeen(): boolean {
  const [isPast, setIsPast] = useState(isSeen)
  useEffect(() => {
    if (isPast) return
    // A task after the frame's own work: the frame has been handed over.
    const frame = requestAnimationFrame(() => setTimeout(tell))
    return () => cancelAnimationFrame(frame)
    function tell() {
      isSeen = true
      setIsPast(true)
    }
  }, [isPast])
  return isPast
}
