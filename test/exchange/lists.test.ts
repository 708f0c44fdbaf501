// Lists of saved articles that other programs wrote, taken in over a real store.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOW } from '../store/seeds.ts'
import { BOOKMARKS, temporaryFolder, titles } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { openLibrary } from './libraries.ts'

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
