/**
 * The sample edition: a small newspaper of our own, so that the app is never empty. It is read through the same parse
 * process as any feed and its pictures are checked like any other; only the bytes come from the app's own folder.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Translate } from '../../shared/locales/translator.ts'
import { ExpectedError } from '../../shared/result.ts'
import { MINUTE } from '../../shared/units.ts'
import { isSampleAddress, SAMPLE_ORIGIN } from '../base/identity.ts'
import { inSteps } from '../base/steps.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import { type FeedCheck, NEVER_CHECKED } from '../records/feed.ts'
import type { Store } from '../records/store.ts'

export interface Sample {
  /** Adds the newspapers of the sample edition that are not there; opening it twice adds nothing twice. */
  open(translate: Translate): Promise<void>
}

export interface SampleParts {
  readonly store: Remote<Pick<Store, 'addFeeds' | 'saveOutcomes' | 'placeWaiting' | 'indexWaiting'>>
  readonly parser: Pick<Parser, 'parseFeed'>
  /** assets/sample */
  readonly folder: string
  now(): number
}

/** One of each format that newspapers use. */
const PAPERS = [
  { file: 'copyist.rss', section: 'sample.letters' },
  { file: 'river.atom', section: 'sample.outdoors' },
  { file: 'table.json', section: 'sample.kitchen' },
  { file: 'carnet.rdf', section: 'sample.french' },
] as const

const PICTURE = /^\/pictures\/[a-z-]+\.webp$/
const INDEXED_AT_ONCE = 100

export function createSample({ store, parser, folder, now }: SampleParts): Sample {
  async function read({ file, section }: (typeof PAPERS)[number]) {
    const url = `${SAMPLE_ORIGIN}/${file}`
    const written = await readFile(join(folder, file), 'utf8')
    const bytes = new TextEncoder().encode(dated(written, file, now()))
    return { url, section, feed: await parser.parseFeed({ bytes, headers: {}, url, now: now() }) }
  }

  return {
    async open(translate) {
      const papers = await Promise.all(PAPERS.map(read))
      const feeds = papers.map(({ url, section, feed }) => ({
        url,
        title: feed.title,
        homepage: null,
        section: translate(section),
      }))
      const { added } = await store.addFeeds(feeds, now())
      const check: FeedCheck = { ...NEVER_CHECKED, checkedAt: now(), succeededAt: now() }
      const outcomes = added.map(({ feedId, url }) => {
        const feed = papers.find(paper => paper.url === url)?.feed ?? null
        return { feedId, check, feed, received: 0, movedTo: null }
      })
      if (outcomes.length === 0) return
      await store.saveOutcomes(outcomes, now())
      await inSteps(async () => (await store.placeWaiting(INDEXED_AT_ONCE)).waiting > 0)
      await inSteps(async () => (await store.indexWaiting(INDEXED_AT_ONCE)) > 0)
    },
  }
}

const AGO = /\{\{ago (\d+)\}\}/g

/** Puts a date that many minutes ago, as the format writes dates, wherever the file says `{{ago MINUTES}}`. */
export function dated(feed: string, file: string, now: number): string {
  return feed.replace(AGO, (_, minutes) => {
    const date = new Date(now - Number(minutes) * MINUTE)
    return file.endsWith('.rss') ? date.toUTCString() : date.toISOString()
  })
}

/** The bytes of the sample edition's pictures, which no network has. null: not one of its addresses. */
export function samplePictures(folder: string): (url: string) => Promise<Uint8Array> | null {
  return url => {
    if (!isSampleAddress(url)) return null
    const { pathname } = new URL(url)
    if (PICTURE.test(pathname)) return readFile(join(folder, pathname))
    return Promise.reject(new ExpectedError('missing', `the sample edition has no ${pathname}`))
  }
}
