/** Takes in a list of saved articles that another program wrote. What is kept stays; the same list again adds nothing twice. */

import { readFile, stat } from 'node:fs/promises'
import type { Imported } from '../../shared/contract/exchange.ts'
import { LARGEST_COLLECTION_FILE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import type { ExchangeJob } from './export-archive.ts'

export interface ListParts {
  readonly store: Remote<Pick<Store, 'keepCollected'>>
  readonly parser: Pick<Parser, 'readCollection'>
  clock(): number
}

/** Each waits for the disk; others are answered between two of these. */
const AT_ONCE = 25

/** @throws ExpectedError `notFound`, `notACollection`, `tooLarge`, `parserStopped`, `diskFull` */
export async function importList(
  path: string,
  { store, parser, clock }: ListParts,
  job: ExchangeJob,
): Promise<Imported> {
  const { pages, unread } = await parser.readCollection(await bytesOf(path))
  let [added, there, withoutText] = [0, 0, 0]
  for (let first = 0; first < pages.length && !job.signal.aborted; first += AT_ONCE) {
    const kept = await store.keepCollected(pages.slice(first, first + AT_ONCE), clock())
    added += kept.added
    there += kept.known
    withoutText += kept.withoutText
    job.onProgress(added + there, pages.length)
  }
  const isCancelled = added + there < pages.length
  return { added, there, unreadable: unread, reasons: [], withoutText, isDamaged: false, isCancelled, profile: null }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new ExpectedError('notFound', `${path} is not there.`)
  if (found.size > LARGEST_COLLECTION_FILE) throw new ExpectedError('tooLarge', `${path} is too large.`)
  return readFile(path)
}
