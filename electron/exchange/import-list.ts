/** Takes in a list of saved articles that another program wrote. What is kept stays; the same list again adds nothing twice. */

import type { Imported } from '../../shared/contract/exchange.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { CollectionPart } from '../records/collection.ts'
import type { Store } from '../records/store.ts'
import type { ExchangeJob } from './export-archive.ts'

export interface ListParts {
  readonly store: Remote<Pick<Store, 'keepCollected'>>
  readonly parser: Pick<Parser, 'readCollection'>
  clock(): number
}

/** Each waits for the disk; others are answered between two of these. */
const AT_ONCE = 25

/** @throws ExpectedError `notFound`, `notACollection`, `otherDatabase`, `damagedDatabase`, `tooLarge`, `parserStopped`, `diskFull` */
export async function importList(
  path: string,
  { store, parser, clock }: ListParts,
  job: ExchangeJob,
): Promise<Imported> {
  let [added, there, withoutText] = [0, 0, 0]
  let part = await parser.readCollection(path, 0, AT_ONCE)
  let next: Promise<CollectionPart> | null = null
  for (;;) {
    // The parse process reads on while these are written.
    next = part.next === null ? null : parser.readCollection(path, part.next, AT_ONCE)
    next?.catch(() => {})
    const kept = await store.keepCollected(part.pages, clock())
    added += kept.added
    there += kept.known
    withoutText += kept.withoutText
    job.onProgress(added + there, part.total)
    if (next === null || job.signal.aborted) break
    part = await next
  }
  // Whoever is read from may be taken away after this.
  await next?.catch(() => {})
  const { total, unread, isDamaged } = part
  const isCancelled = added + there < total
  return { added, there, unreadable: unread, reasons: [], withoutText, isDamaged, isCancelled, profile: null }
}
