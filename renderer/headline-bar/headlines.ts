// What the headline bar shows. A folder's worth of one file: the bar itself knows nothing of the bridge.
import type { Headline } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'

export const headlinesCell = createCell<readonly Headline[]>([])

/** The bar takes new headlines in calmly, so it need not hear of every one at once; an empty one is in a hurry. */
const SETTLING = 5_000
const SETTLING_EMPTY = 500

let waiting: ReturnType<typeof setTimeout> | undefined

export function watchHeadlines(): void {
  const readSoon = () => {
    if (waiting !== undefined) return
    waiting = setTimeout(readHeadlines, headlinesCell.get().length === 0 ? SETTLING_EMPTY : SETTLING)
  }
  reader.on.articlesChanged(readSoon)
  reader.on.libraryChanged(readSoon)
  // What the reader did is seen at once.
  reader.on.rulesChanged(() => void readHeadlines())
  void readHeadlines()
}

async function readHeadlines(): Promise<void> {
  clearTimeout(waiting)
  waiting = undefined
  const headlines = await reader.request.listHeadlines()
  // Without an answer the bar keeps what it has.
  if (headlines.ok) headlinesCell.set(headlines.value)
}
