/**
 * Each article is a document in a frame of its own. Chromium lets go of those that were left when the heap of scripts is
 * collected as a whole, and ours is too small to ask for that: in an hour of reading they come to 180 MB. For a preload
 * script, which alone may tell Chromium that memory is short: it empties its caches and collects the heap.
 */

import { webFrame } from 'electron'

/** So many documents are 4 to 8 MB. */
const DOCUMENTS = 12
/** Collecting holds the window up for a moment. Whoever does anything in it asks for something within this time. */
const QUIET_MS = 4000
/**
 * Documents hold one another by way of their scripts and their elements, and whatever looks like one on the stack holds
 * it: what one collection has cut loose goes with the next, or with the one after it. Milliseconds after the first.
 */
const AGAIN_MS = [500, 1500, 3000, 5000]

/** Returns what is to be called with the name of each request. */
export function letGoOfOldDocuments(): (request: string) => void {
  // A start leaves as much behind.
  let opened = DOCUMENTS
  let askedAt = 0
  let isWaiting = false
  return request => {
    askedAt = performance.now()
    if (request === 'readArticle') opened += 1
    if (opened < DOCUMENTS || isWaiting) return
    isWaiting = true
    setTimeout(look, QUIET_MS)
  }

  function look(): void {
    const rest = askedAt + QUIET_MS - performance.now()
    if (rest > 0) {
      setTimeout(look, rest)
      return
    }
    opened = 0
    isWaiting = false
    const lastAsked = askedAt
    webFrame.clearCache()
    for (const ms of AGAIN_MS) {
      setTimeout(() => {
        if (askedAt === lastAsked) webFrame.clearCache()
      }, ms)
    }
  }
}
