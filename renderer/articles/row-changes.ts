// What the reader did to articles, for whoever shows them beside the list: only what was drawn before the change hears of it.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'

type Listener = (refs: readonly ArticleRef[], change: Partial<ArticleRow>) => void

const listeners = new Set<Listener>()

/** Returns its own unsubscribe. */
export function onRowsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellRowsChanged(refs: readonly ArticleRef[], change: Partial<ArticleRow>): void {
  for (const listener of listeners) listener(refs, change)
}
