// The tree of React Aria draws the rows in sight but makes all of them, a tenth of a millisecond each: a thousand newspapers
// that come at once, with a list or at the start, would hold the window up. After those in sight they come by hundreds.
import { useEffect, useMemo, useState } from 'react'
import { beginningOf, type SourceTree, sourceCount } from '../../library/tree.ts'

const FIRST = 20
/** Each time all that is drawn is drawn again, as long as three hundred rows take to be made. */
const AT_ONCE = 200
/** Milliseconds after which the next come even to a window that is never idle. */
const LONGEST_WAIT = 200

/** What of it may be drawn now. What has been drawn once stays, however the tree changes. */
export function useGrowingTree(tree: SourceTree): SourceTree {
  const [most, setMost] = useState(FIRST)
  const isWhole = sourceCount(tree) <= most
  useEffect(() => {
    if (isWhole) return
    const waiting = requestIdleCallback(() => setMost(most + AT_ONCE), { timeout: LONGEST_WAIT })
    return () => cancelIdleCallback(waiting)
  }, [isWhole, most])
  return useMemo(() => beginningOf(tree, most), [tree, most])
}
