/** Saves any page as a bookmark with its own copy: by its address, or out of a file. */

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { LARGEST_PAGE_FILE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import { complain } from '../base/log.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import type { NamedBookmark } from '../records/collection.ts'
import type { KeptPage } from '../records/page.ts'
import type { Store } from '../records/store.ts'
import { type PageReading, type ReadPage, readPage } from './read-page.ts'

export interface SavedPageParts extends Omit<PageReading, 'extractor' | 'siteBlocks'> {
  readonly store: Remote<Pick<Store, 'keepPage' | 'siteBlocks'>>
  readonly parser: Pick<Parser, 'preparePage' | 'readSaved' | 'packSaved'>
  /** null where there is no browser that could read a page. */
  readonly extractor: Pick<Extractor, 'extractPage'> | null
  readonly pictures: Pick<Pictures, 'fetchPicture' | 'keepPicture'>
  clock?(): number
}

export interface SavedPages {
  /** @throws ExpectedError with a code of the network, of the answer, or of the extractor */
  saveAddress(address: string): Promise<ArticleRef>
  /** The text of a bookmark that has none, under the address that it has. @throws as `saveAddress` */
  fetchText(bookmark: NamedBookmark): Promise<void>
  /** @throws ExpectedError `noArticle`, `pageTooComplex`, `emptyAnswer`, `tooLarge` */
  saveFile(name: string, bytes: Uint8Array): Promise<ArticleRef>
  /** Gives up what is under way. */
  stop(): void
}

/** Stands in for the address of a page that does not say where it came from; nothing is ever asked there. */
const NOWHERE = 'https://saved.invalid/'

export function createSavedPages(parts: SavedPageParts): SavedPages {
  const { store, parser, extractor, pictures, clock = Date.now } = parts
  const stopping = new AbortController()

  function browser(): Pick<Extractor, 'extractPage'> {
    if (!extractor) throw new ExpectedError('extractorStopped', 'There is no browser here that could read a page.')
    return extractor
  }

  /** Nobody pays: the page belongs to no newspaper. */
  function read(address: string, isAwaited: boolean): Promise<ReadPage> {
    const reading = { ...parts, extractor: browser(), siteBlocks: (url: string) => store.siteBlocks(url) }
    return readPage(address, reading, { signal: stopping.signal, paidBy: 'nobody', isAwaited })
  }

  async function keep(pages: readonly ExtractedPage[], url: string | null, savedAt = clock()): Promise<KeptPage> {
    return store.keepPage(await parser.packSaved(pages, url), savedAt)
  }

  /** The copy is to be read without a network: its pictures come now, one after the other, behind the answer. */
  async function fetchPictures({ pictures: keys }: KeptPage): Promise<void> {
    for (const key of Object.values(keys)) {
      if (stopping.signal.aborted) return
      // A picture that cannot be had leaves its place empty.
      await pictures.fetchPicture(key).catch(unlessExpected)
    }
  }

  async function keepPictures(kept: KeptPage, bytes: Readonly<Record<string, Uint8Array>>): Promise<void> {
    for (const [address, key] of Object.entries(kept.pictures)) {
      const picture = bytes[address]
      if (picture) await pictures.keepPicture(key, picture).catch(unlessExpected)
    }
  }

  return {
    async saveAddress(address) {
      const page = await read(address, true)
      const kept = await keep(page.parts, page.url)
      fetchPictures(kept).catch(error => complain('saved page', error))
      return kept.ref
    },
    async fetchText({ address, savedAt }) {
      const page = await read(address, false)
      await fetchPictures(await keep(page.parts, address, savedAt))
    },
    async saveFile(name, bytes) {
      if (bytes.byteLength > LARGEST_PAGE_FILE) throw new ExpectedError('tooLarge', `${name} is too large.`)
      const saved = await parser.readSaved(bytes, name)
      if (saved.kind === 'text') return (await keep([saved.article], null)).ref
      const page = await browser().extractPage({ bytes: saved.bytes, url: saved.url ?? NOWHERE })
      const kept = await keep([page], saved.url)
      await keepPictures(kept, saved.pictures)
      return kept.ref
    },
    stop: () => stopping.abort(),
  }
}

function unlessExpected(error: unknown): void {
  if (!(error instanceof ExpectedError)) throw error
}
