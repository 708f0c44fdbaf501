import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isSampleAddress, SAMPLE_ORIGIN } from '../../electron/base/identity.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { Remote } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { createSample, samplePictures } from '../../electron/sources/sample.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { createTranslate } from '../../shared/locales/translator.ts'
import { openWorld, rows } from '../store/world.ts'

const folder = join(import.meta.dirname, '../../assets/sample')
const NOW = Date.UTC(2027, 0, 15, 8)
const HOUR = 3_600_000

async function openSample(store: Store): Promise<void> {
  const sample = createSample({ store: remote(store), parser: remote(parseService), folder, now: () => NOW })
  await sample.open(createTranslate('ar'))
}

test('the sample edition is four newspapers in four sections, fresh on the day it is opened', async () => {
  const { store } = openEmptyWorld()

  await openSample(store)

  const { sections, sources } = store.readLibrary()
  const articles = rows(store)
  expect(sections).toHaveLength(4)
  expect(sources.map(({ title }) => title)).toEqual(['دفتر الورّاق', 'بريد النهر', 'مائدة الحي', 'Le Carnet du Détroit'])
  expect(articles.length).toBeGreaterThanOrEqual(24)
  expect(articles.filter(({ direction }) => direction === 'ltr')).toHaveLength(5)
  expect(articles.find(({ title }) => title.startsWith('Unicode'))?.direction).toBe('rtl')
  for (const { publishedAt } of articles) {
    expect(publishedAt).toBeLessThan(NOW)
    expect(publishedAt).toBeGreaterThan(NOW - 72 * HOUR)
  }
  expect(store.search(searchWish('اللقلق', 'best')).hits.length).toBeGreaterThan(0)
})

test('opening it twice does nothing twice, and what was read stays read', async () => {
  const { store } = openEmptyWorld()
  await openSample(store)
  const [first] = rows(store)
  if (!first) throw new Error('The sample edition is empty.')
  store.markRead([first.ref], true)
  const before = rows(store)

  await openSample(store)

  expect(rows(store)).toEqual(before)
  expect(store.readLibrary().sources).toHaveLength(4)
})

test('nobody is asked for it', async () => {
  const { store } = openEmptyWorld()
  await openSample(store)

  expect(store.feedsToCheck()).toEqual([])
  expect(isSampleAddress(`${SAMPLE_ORIGIN}/copyist.rss`)).toBe(true)
  expect(isSampleAddress(`${SAMPLE_ORIGIN}.evil.example/copyist.rss`)).toBe(false)
})

test('it is removed like any source, and comes back when it is opened again', async () => {
  const { store } = openEmptyWorld()
  await openSample(store)
  for (const { id } of store.readLibrary().sources) store.removeSource(id)
  expect(rows(store)).toEqual([])

  await openSample(store)

  expect(rows(store).length).toBeGreaterThanOrEqual(24)
})

test('every picture of every article is there, is a picture, and has a drawing', async () => {
  const { store } = openEmptyWorld()
  await openSample(store)
  const bytesOf = samplePictures(folder)
  const wanted = new Set(rows(store).flatMap(({ ref }) => Object.keys(store.readArticle(ref).pictures)))

  expect(wanted.size).toBeGreaterThanOrEqual(16)
  for (const url of wanted) {
    const bytes = await bytesOf(url)
    expect(bytes && parseService.checkPicture(bytes)).toMatchObject({ type: 'image/webp', width: 960, height: 640 })
  }
  const names = (kind: string) => readdirSync(join(folder, kind)).map(name => name.replace(/\.\w+$/, ''))
  expect(names('pictures')).toEqual(names('drawings'))
  expect(wanted.size).toBe(names('pictures').length)
})

test('its pictures are found nowhere but in their folder', async () => {
  const bytesOf = samplePictures(folder)
  expect(bytesOf('https://paper.example/pictures/bread.webp')).toBeNull()
  await expect(bytesOf(`${SAMPLE_ORIGIN}/pictures/../copyist.rss`)).rejects.toMatchObject({ code: 'missing' })
  await expect(bytesOf(`${SAMPLE_ORIGIN}/pictures/..%2fcopyist.rss`)).rejects.toMatchObject({ code: 'missing' })
})

test('articles are as long as newspaper articles, and the whole is small', () => {
  const { store } = openEmptyWorld()
  return openSample(store).then(() => {
    for (const { ref, title } of rows(store)) {
      const words = store
        .readArticle(ref)
        .html.replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/)
      expect(words.length, title).toBeGreaterThanOrEqual(120)
      expect(words.length, title).toBeLessThanOrEqual(350)
    }
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => statSync(join(folder, name)))
    expect(files.reduce((sum, file) => sum + file.size, 0)).toBeLessThan(1_500_000)
    expect(readFileSync(join(folder, 'copyist.rss'), 'utf8')).toContain('{{ago ')
  })
})

function openEmptyWorld() {
  const world = openWorld()
  world.store.removeSource(world.sourceId)
  onTestFinished(() => world.store.close())
  return world
}

/** The same object behind promises, as it is across a process boundary. */
function remote<T extends object>(service: T): Remote<T> {
  return new Proxy(service, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...args: readonly unknown[]) => Reflect.apply(method, target, args)
    },
  }) as unknown as Remote<T>
}
