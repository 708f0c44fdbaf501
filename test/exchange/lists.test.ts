// Lists of saved articles that other programs wrote, taken in over a real store.
import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addStarred, netNewsWire, omnivoreExport } from '../parse/collections/foreign.ts'
import { NOW } from '../store/seeds.ts'
import { BOOKMARKS, temporaryFolder, titles } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { bookmarksOf, openLibrary } from './libraries.ts'

const MANY = 60

function listFile(folder: string, count: number): string {
  const lines = Array.from(
    { length: count },
    (_, n) => `قصة ${n},https://hill.example/${n},${NOW / 1000 - n},سفر|بحر,unread`,
  )
  const path = join(folder, 'pocket.csv')
  writeFileSync(path, `\ufefftitle,url,time_added,tags,status\n${lines.join('\n')}\nبلا عنوان,,,,\n`)
  return path
}

test('a list is taken in with a word about how far it is, once, and what it lacks is known', async () => {
  const told: string[] = []
  const library = openLibrary(temporaryFolder(), progress => told.push(`${progress?.done}/${progress?.total}`))
  const path = listFile(library.folder, MANY)

  const facts = { unreadable: 1, reasons: [], isDamaged: false, isCancelled: false, profile: null }
  const imported = { added: MANY, there: 0, ...facts }
  expect(await library.exchange.importFrom(path)).toEqual({ ...imported, withoutText: MANY })
  expect(told).toEqual(['0/null', '25/60', '50/60', '60/60', 'undefined/undefined'])
  expect(await library.exchange.importFrom(path)).toEqual({ ...imported, added: 0, there: MANY, withoutText: 0 })
  expect(titles(library.store, BOOKMARKS)).toHaveLength(MANY)
  expect(library.store.listTags().map(({ name }) => name)).toEqual(['بحر', 'سفر'])
  expect(library.store.bookmarksWithoutText()[0]).toEqual({ address: 'https://hill.example/0', savedAt: NOW })
})

test('what was taken in until the reader ends it stays, and the same list brings the rest', async () => {
  const library = openLibrary(temporaryFolder(), progress => {
    if (progress && progress.done > 0) library.exchange.cancel()
  })
  const path = listFile(library.folder, MANY)
  expect(await library.exchange.importFrom(path)).toMatchObject({ added: 25, isCancelled: true })
  const again = openLibrary(temporaryFolder())
  expect(await again.exchange.importFrom(path)).toMatchObject({ added: MANY, isCancelled: false })
})

test('a file that is no list, or is not there, says so and changes nothing', async () => {
  const library = openLibrary(temporaryFolder())
  const path = join(library.folder, 'other.json')
  writeFileSync(path, '{"nothing":true}')
  expect(await codeOf(library.exchange.importFrom(path))).toBe('notACollection')
  expect(await codeOf(library.exchange.importFrom(join(library.folder, 'gone.csv')))).toBe('notFound')
  expect(titles(library.store, BOOKMARKS)).toEqual([])
})

test("NetNewsWire's database is read from a copy, its log too, while that program has it open", async () => {
  const folder = temporaryFolder()
  const database = netNewsWire(folder, [])
  const star = (n: number) => {
    return {
      id: `${n}`,
      url: `https://hill.example/${n}`,
      title: `قصة ${n}`,
      html: `<p>نص ${n}</p>`,
      arrivedAt: NOW - n,
    }
  }
  for (let n = 0; n < 30; n++) addStarred(database, star(n))
  const before = readdirSync(folder)
  const library = openLibrary(temporaryFolder())
  const copies = () => readdirSync(tmpdir()).filter(name => /^warraq-\w{6}$/.test(name))
  const others = copies()

  const imported = {
    added: 30,
    there: 0,
    unreadable: 0,
    reasons: [],
    withoutText: 0,
    isDamaged: false,
    isCancelled: false,
    profile: null,
  }
  expect(await library.exchange.importFrom(join(folder, 'DB.sqlite3'))).toEqual(imported)
  expect(titles(library.store, BOOKMARKS)[0]).toBe('قصة 0')
  expect(readdirSync(folder)).toEqual(before)
  expect(copies()).toEqual(others)
  addStarred(database, star(30))
  expect(await library.exchange.importFrom(join(folder, 'DB.sqlite3'))).toEqual({ ...imported, added: 1, there: 30 })
  database.close()
})

test("Omnivore's export brings texts and highlights, also to what an earlier list only named", async () => {
  const folder = temporaryFolder()
  const articles = Array.from({ length: 45 }, (_, n) => {
    const html = `<p>نص القصة رقم ${n}</p>`
    return {
      slug: `s${n}`,
      url: `https://hill.example/${n}`,
      title: `قصة ${n}`,
      html,
      highlights: '> نص القصة \n\nهنا',
    }
  })
  const library = openLibrary(temporaryFolder())
  await library.exchange.importFrom(listFile(folder, 3))
  const path = await omnivoreExport(folder, articles)
  expect(await library.exchange.importFrom(path)).toMatchObject({ added: 42, there: 3, withoutText: 0, unreadable: 0 })
  expect(library.store.bookmarksWithoutText()).toEqual([])
  for (const ref of bookmarksOf(library.store)) {
    expect(library.store.readArticle(ref).html).toContain('نص القصة')
    expect(library.store.readMarks(ref).highlights).toMatchObject([{ quote: 'نص القصة', note: 'هنا' }])
  }
})
