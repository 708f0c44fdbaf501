// What the headline bar shows. A folder's worth of one file: the bar itself knows nothing of the bridge.
import type { Headline } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'

export const headlinesCell = createCell<readonly Headline[]>([])

/** The bar takes new headlines in calmly, so it need not hear of every one at once; an empty one is in a hurry. */
const DEBOUNCE_MS = 5_000
const DEBOUNCE_EMPTY_MS = 500

const reading = throttle(readHeadlines, () => ({
  wait: headlinesCell.get().length === 0 ? DEBOUNCE_EMPTY_MS : DEBOUNCE_MS,
  interval: 0,
}))

export function watchHeadlines(): void {
  reader.on.articlesChanged(reading.ask)
  reader.on.libraryChanged(reading.ask)
  reader.on.rulesChanged(reading.now)
  reading.now()
}

async function readHeadlines(): Promise<void> {
  const headlines = await reader.request.listHeadlines()
  // Without an answer the bar keeps what it has.
  if (headlines.ok) headlinesCell.set(headlines.value)
}
