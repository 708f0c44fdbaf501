/**
 * Whole libraries for the tests of archives and for their child processes, which run outside Vitest: a real store, real files
 * of pictures; what the parse process does is done here.
 */

import { join } from 'node:path'
import { createExchange, type Exchange } from '../../electron/exchange/exchange.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { Parser } from '../../electron/parse/service/parser.ts'
import { createPictures, type Pictures } from '../../electron/pictures/pictures.ts'
import { checkingReader } from '../../electron/pictures/reader.ts'
import type { Remote } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { ExchangeProgress } from '../../shared/contract/exchange.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { png } from '../support/pictures.ts'

export interface Library {
  readonly folder: string
  readonly store: Store
  readonly pictures: Pictures
  readonly exchange: Exchange
}

/** The clock stands at NOW. */
export function openLibrary(
  folder: string,
  onProgress: (progress: ExchangeProgress | null) => void = () => {},
): Library {
  const store = openStore(folder, { clock: () => NOW })
  const remote = remotely<Remote<Store>>(store)
  const parser = remotely<Parser>(parseService)
  const pictures = createPictures({
    store: remote,
    reader: checkingReader(parser),
    ask: { fresh: nobody, ifChanged: nobody },
    folder: join(folder, 'pictures'),
    policy: () => 'never',
    isMetered: () => true,
    room: () => Number.POSITIVE_INFINITY,
    clock: () => NOW,
  })
  const parts = {
    store: remote,
    parser,
    pictures,
    version: '0.0.0',
    clock: () => NOW,
    toldEvery: 0,
    savedPages: { fetchText: nobody },
    extractor: null,
  }
  return { folder, store, pictures, exchange: createExchange({ ...parts, onProgress }) }
}

async function nobody(): Promise<never> {
  throw new Error('No archive needs a network.')
}

/** As across a process boundary: everything is copied, and answered later. */
function remotely<R extends object>(service: object): R {
  return new Proxy(service, {
    get:
      (target, name) =>
      async (...args: readonly unknown[]) =>
        structuredClone(await Reflect.apply(Reflect.get(target, name), target, structuredClone(args))),
  }) as R
}

/** Bookmarks of one newspaper, each with a picture of its own. */
export async function bookmarkMany({ store, pictures }: Library, count: number): Promise<void> {
  const { added } = store.addFeeds([{ url: FEED, title: 'جريدة التل', homepage: null, section: null }], NOW)
  const articles = Array.from({ length: count }, (_, n) =>
    article({
      guid: `g${n}`,
      title: `عنوان رقم ${n}`,
      text: `نص المقال رقم ${n} عن السفن والموانئ`,
      pictures: [`https://paper.example/p/${n}.png`],
    }),
  )
  store.saveOutcomes([outcome(added[0]?.feedId ?? 0, articles)], NOW)
  const { list, rows } = store.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
  const slices = Array.from({ length: Math.ceil(list.total / list.sliceSize) }, (_, slice) => slice)
  const all = slices.flatMap(
    slice => store.readSlice({ scope: { kind: 'all' }, unreadSince: null }, list, slice) ?? rows,
  )
  for (const { ref } of all) store.bookmark(ref)
  for (const [n, ref] of bookmarksOf(store).entries())
    for (const key of Object.values(store.readArticle(ref).pictures))
      await pictures.keepPicture(key, png(10 + (n % 500), 10 + Math.floor(n / 500)))
}

export const FEED = 'https://paper.example/feed'

/** In the order in which they were kept. */
export function bookmarksOf(store: Store): ArticleRef[] {
  return store.archiveContents().ids.map((id): ArticleRef => `bookmark:${id}`)
}

/** Returns the path of the file, which lies in the folder of the library. */
export async function exported({ folder, exchange }: Library, name: string): Promise<string> {
  await exchange.exportTo(join(folder, name))
  return join(folder, name)
}
