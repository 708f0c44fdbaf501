// Lists that are files of another kind: NetNewsWire's database and Omnivore's export, sound, damaged and hostile.
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { readOmnivoreMarks } from '../../../electron/parse/collections/omnivore-marks.ts'
import { closeCollection, formOf, openCollection } from '../../../electron/parse/collections/open-collection.ts'
import { temporaryFolder } from '../../store/world.ts'
import { codeOf } from '../../support/fetching.ts'
import { addStarred, netNewsWire, omnivoreExport, type StarredArticle } from './foreign.ts'

afterEach(closeCollection)

const ARRIVED = Date.UTC(2024, 4, 6, 7, 8, 9)
const HARBOUR: StarredArticle = {
  id: 'one',
  url: 'https://harbour.example/lamp',
  title: 'مصباح المنارة',
  html: '<p>يدور المصباح كل ليلة.</p>',
  author: 'كاتبة الميناء',
  arrivedAt: ARRIVED,
}

async function wholeOf(path: string) {
  const opened = await openCollection(path)
  return { ...opened.collection, articles: opened.collection.articles.map(opened.whole), isDamaged: opened.isDamaged() }
}

describe("NetNewsWire's database", () => {
  test('gives what has a star, with text, author and days; what has no address is counted', async () => {
    const folder = temporaryFolder()
    netNewsWire(folder, [
      HARBOUR,
      {
        id: 'two',
        url: null,
        externalUrl: 'https://far.example/x',
        title: null,
        text: 'سطر < أول\n\nسطر ثان',
        arrivedAt: ARRIVED + 1000,
      },
      { id: 'three', url: 'https://harbour.example/plain', title: 'بلا نجمة', starred: false, arrivedAt: ARRIVED },
      { id: 'four', url: '', title: 'بلا عنوان', arrivedAt: ARRIVED },
    ]).close()
    const path = join(folder, 'DB.sqlite3')
    expect(formOf(path)).toBe('database')
    expect(await wholeOf(path)).toMatchObject({
      kind: 'netnewswire',
      unread: 1,
      isDamaged: false,
      articles: [
        { url: 'https://far.example/x', title: '', html: '<p>سطر &lt; أول</p>\n<p>سطر ثان</p>', author: null },
        {
          url: HARBOUR.url,
          title: HARBOUR.title,
          html: HARBOUR.html,
          author: HARBOUR.author,
          savedAt: ARRIVED,
          publishedAt: ARRIVED - 60_000,
        },
      ],
    })
  })

  test('authors stand beside the text in newer ones', async () => {
    const folder = temporaryFolder()
    const database = netNewsWire(
      folder,
      [{ ...HARBOUR, author: 'اسم قديم' }],
      'ALTER TABLE articles ADD COLUMN authors TEXT;',
    )
    database.prepare('UPDATE articles SET authors = ?').run('[{"name":"كاتب"},{"name":"كاتبة"},7]')
    database.close()
    expect((await wholeOf(join(folder, 'DB.sqlite3'))).articles).toMatchObject([{ author: 'كاتب، كاتبة' }])
  })

  test('what stands in the log beside a copy is read', async () => {
    const folder = temporaryFolder()
    const database = netNewsWire(folder, [HARBOUR])
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    addStarred(database, { ...HARBOUR, id: 'late', url: 'https://harbour.example/late', author: 'غيرها' })
    const copy = join(temporaryFolder(), 'copy.sqlite3')
    copyFileSync(join(folder, 'DB.sqlite3'), copy)
    expect((await wholeOf(copy)).articles).toHaveLength(1)
    closeCollection()
    copyFileSync(join(folder, 'DB.sqlite3-wal'), `${copy}-wal`)
    expect((await wholeOf(copy)).articles).toHaveLength(2)
    database.close()
  })

  test('the database of another program, a view in the place of a table, and a computed column say so', async () => {
    const make = (sql: string) => {
      const path = join(temporaryFolder(), 'DB.sqlite3')
      const database = new DatabaseSync(path)
      database.exec(sql)
      database.close()
      return path
    }
    const columns = 'articleID, title, url, externalURL, datePublished, contentHTML, contentText, summary'
    const statuses = 'CREATE TABLE statuses (articleID, starred, dateArrived);'
    const endless = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT ${columns
      .split(', ')
      .map(name => `x AS ${name}`)
      .join(', ')} FROM n`
    for (const sql of [
      'CREATE TABLE history (url)',
      `CREATE TABLE articles (${columns})`,
      `${statuses} CREATE VIEW articles AS ${endless}`,
      `${statuses} CREATE VIRTUAL TABLE articles USING fts5(${columns})`,
      `${statuses} CREATE TABLE articles (${columns.replace('title', 'title AS (hex(zeroblob(1000)))')})`,
    ])
      expect(await codeOf(openCollection(make(sql)))).toBe('otherDatabase')
  })

  test('a damaged one gives what can be read of it, or says that it is damaged', async () => {
    const folder = temporaryFolder()
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...HARBOUR,
      id: `a${n}`,
      url: `https://harbour.example/${n}`,
      html: `<p>${'ماء '.repeat(3000)}</p>`,
      author: `كاتب ${n}`,
    }))
    netNewsWire(folder, many).close()
    const path = join(folder, 'DB.sqlite3')
    const whole = readFileSync(path)

    const spoilt = join(temporaryFolder(), 'DB.sqlite3')
    writeFileSync(
      spoilt,
      whole.map((byte, at) => (at > 1_000_000 && at < 2_000_000 && at % 4096 < 4 ? 0xff : byte)),
    )
    const found = await wholeOf(spoilt)
    expect(found.isDamaged).toBe(true)
    expect(found.articles.length + found.unread).toBe(many.length)
    expect(found.articles.filter(({ html }) => html !== '').length).toBeGreaterThan(many.length / 2)

    const cut = join(temporaryFolder(), 'DB.sqlite3')
    copyFileSync(path, cut)
    truncateSync(cut, 5000)
    expect(await codeOf(openCollection(cut))).toBe('damagedDatabase')
    const nothing = join(temporaryFolder(), 'DB.sqlite3')
    writeFileSync(nothing, 'لا شيء من قاعدة بيانات')
    expect(await codeOf(openCollection(nothing))).toBe('damagedDatabase')
    const empty = join(temporaryFolder(), 'DB.sqlite3')
    netNewsWire(join(empty, '..'), []).close()
    expect(await codeOf(openCollection(empty))).toBe('notACollection')
  })

  test('a text longer than anybody reads is left out', async () => {
    const folder = temporaryFolder()
    netNewsWire(folder, [{ ...HARBOUR, html: 'ا'.repeat(5_000_000), text: 'النص القصير' }]).close()
    expect((await wholeOf(join(folder, 'DB.sqlite3'))).articles).toMatchObject([{ html: '<p>النص القصير</p>' }])
  })
})

describe("Omnivore's export", () => {
  const marks = '> سطر أول\n> سطر ثان \n\n#بحر #ليل طويل\n\nأين قرأته؟\n\n> آخر \n\nعن المقال كله\n\n\n\n'

  test('gives texts, highlights with notes, labels and how far it was read', async () => {
    const path = await omnivoreExport(temporaryFolder(), [
      {
        slug: 'harbour-18f',
        url: 'https://harbour.example/lamp',
        title: 'مصباح',
        labels: ['منارات'],
        progress: 40,
        html: '<div id="readability-page-1"><p>سطر أول سطر ثان</p></div>',
        highlights: marks,
      },
      { slug: 'مدينة', url: 'https://harbour.example/city', title: 'مدينة', html: '<p>نص المدينة</p>' },
      ...Array.from({ length: 30 }, (_, n) => ({ slug: `s${n}`, url: `https://harbour.example/${n}`, title: `${n}` })),
    ])
    expect(formOf(path)).toBe('list')
    const { articles, ...rest } = await wholeOf(path)
    expect(rest).toEqual({ kind: 'omnivore', unread: 0, isDamaged: false })
    expect(articles).toHaveLength(32)
    expect(articles.slice(0, 3)).toMatchObject([
      {
        url: 'https://harbour.example/lamp',
        html: expect.stringContaining('سطر أول'),
        tags: ['منارات', 'بحر', 'ليل طويل'],
        note: 'عن المقال كله',
        position: 0.4,
        highlights: [
          { quote: 'سطر أول\nسطر ثان', note: 'أين قرأته؟' },
          { quote: 'آخر', note: '' },
        ],
      },
      { html: '<p>نص المدينة</p>', highlights: [], position: null },
      { html: '' },
    ])
  })

  test('a damaged text costs that text alone', async () => {
    const folder = temporaryFolder()
    const path = await omnivoreExport(folder, [
      { slug: 'a', url: 'https://harbour.example/a', title: 'أ', html: `<p>${'قمر '.repeat(400)}</p>` },
      { slug: 'b', url: 'https://harbour.example/b', title: 'ب', html: '<p>نص ب</p>' },
    ])
    const bytes = readFileSync(path)
    const at = bytes.indexOf('content/a.html') + 'content/a.html'.length
    bytes.fill(0x55, at + 4, at + 12)
    writeFileSync(path, bytes)
    const { articles, isDamaged } = await wholeOf(path)
    expect(articles.map(({ html }) => html)).toEqual(['', '<p>نص ب</p>'])
    expect(isDamaged).toBe(true)
  })

  test('a ZIP file of something else is taken for a library', async () => {
    const folder = temporaryFolder()
    const path = await omnivoreExport(folder, [])
    expect(formOf(path)).toBe('archive')
    expect(formOf(join(folder, 'gone.zip'))).toBe('archive')
    expect(formOf(join(folder, 'gone.csv'))).toBe('list')
  })

  test('marks of an article without a highlight are its note', () => {
    expect(readOmnivoreMarks('ملاحظة واحدة\n\n')).toEqual({ highlights: [], tags: [], note: 'ملاحظة واحدة' })
    expect(readOmnivoreMarks('')).toEqual({ highlights: [], tags: [], note: '' })
  })
})
