/** The catalogue of newspapers that comes with the app: read when it is first looked at, never at start. */

import { readFile } from 'node:fs/promises'
import {
  type Catalogue,
  type CatalogueFeed,
  type CatalogueSection,
  type CatalogueSource,
  problemsOf,
} from '../../shared/contract/catalogue.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { NewFeed } from '../records/feed.ts'

/** Reads the file when it is first asked for. */
export function createCatalogue(file: string): () => Promise<Catalogue> {
  let reading: Promise<Catalogue> | null = null
  return () => {
    reading ??= readCatalogue(file).catch(error => {
      reading = null
      throw error
    })
    return reading
  }
}

async function readCatalogue(file: string): Promise<Catalogue> {
  const given: unknown = JSON.parse(await readFile(file, 'utf8'))
  const [problem] = problemsOf(given)
  if (problem !== undefined) throw new Error(`${file}: ${problem}`)
  return given as Catalogue
}

/** Catalogue feeds as the store takes them: feeds of one newspaper name each other and so become one source. */
export function newFeedsOf(
  { sources }: Catalogue,
  urls: readonly string[],
  nameOf: (section: CatalogueSection) => string,
): NewFeed[] {
  const wanted = new Set(urls)
  const feeds = sources.flatMap(source => chosenOf(source, wanted).map(feed => newFeed(source, feed, nameOf)))
  const missing = urls.find(url => !feeds.some(feed => feed.url === url))
  if (missing !== undefined) throw new ExpectedError('badArguments', `${missing} is not in the catalogue.`)
  return feeds
}

function chosenOf({ feeds }: CatalogueSource, wanted: ReadonlySet<string>): CatalogueFeed[] {
  return feeds.filter(({ url }) => wanted.has(url))
}

function newFeed(
  { title, homepage, feeds }: CatalogueSource,
  { url, section }: CatalogueFeed,
  nameOf: (section: CatalogueSection) => string,
): NewFeed {
  const siblings = feeds.map(feed => feed.url).filter(other => other !== url)
  return { url, title, homepage, section: nameOf(section), siblings }
}
