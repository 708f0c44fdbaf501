import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plugins } from '@citation-js/core'
import { DatabaseSync } from '@photostructure/sqlite'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { parseDocument } from 'htmlparser2'
import MarkdownIt from 'markdown-it'
import readBookmarks from 'node-bookmarks-parser'
import { describe, expect, test } from 'vitest'
import { parse as readYaml } from 'yaml'
import { readCollection } from '../../electron/parse/collections/read-collection.ts'
import { WHOLE_SHELF } from '../../shared/contract/shelf.ts'
import { ExpectedError } from '../../shared/result.ts'
import { bookmarkMany, bookmarksOf, FEED, type Library, openLibrary } from '../exchange/libraries.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { ALL, exported, extractor, filesIn, textOf } from './exporting.ts'

const HOSTILE = `</title></a><script>alert("1")</script> {b} % \\ ] & "'\u202e\u200f`
const LONG = 'كلمة '.repeat(60).trim()

/** Four bookmarks with what a reader adds to them; the third has a title that tries to break out of everything. */
async function filledLibrary(): Promise<Library> {
  const library = openLibrary(temporaryFolder())
  const { store } = library
  await bookmarkMany(library, 4)
  const [first, second, third, fourth] = bookmarksOf(store)
  if (!first || !second || !third || !fourth) throw new Error('There is too little.')
  const novels = store.makeFolder('روايات', store.makeFolder('أدب', null))
  store.makeFolder('فارغ', null)
  store.putInFolder([first, second], novels)
  store.tag([first, second], 'كتب')
  store.tag([first], 'سفن')
  store.writeNote(first, 'سطر أول\n# سطر <b>ثان</b>')
  store.highlight(first, { quote: 'السفن', prefix: 'عن ', suffix: ' والموانئ', start: 18 }, 'ملاحظة *بنجوم*')
  change(library, 'UPDATE bookmarks SET title = ?, note = ? WHERE id = 3', HOSTILE, HOSTILE)
  change(library, 'UPDATE bookmarks SET title = ? WHERE id = 4', LONG)
  return library
}

function change({ folder }: Library, sql: string, ...values: readonly string[]): void {
  const db = new DatabaseSync(join(folder, 'library.db'))
  db.prepare(sql).run(...values)
  db.close()
}

describe('pages', () => {
  test('each is whole in itself, runs as its article does, and leads to nothing but what it cites', async () => {
    const library = await filledLibrary()
    const { path, ...done } = await exported(library, 'html')

    expect(done).toEqual({ file: 'out', isFolder: true, articles: 4, plain: 0, damaged: 0, withoutAddress: 0 })
    const files = filesIn(path)
    expect(files.filter(name => name.startsWith('articles/'))).toHaveLength(4)
    const page = textOf(join(path, 'articles/عنوان رقم 0.html'))
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;|content="default-src 'none'/,
    )
    expect(page).toMatch(/<img src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="صورة">/)
    expect(page.replace(/[\u2066-\u2069]/g, '')).toContain('صدر في «جريدة التل» · 11 فبراير 2026')
    expect(page).toContain('<blockquote dir="rtl" lang="ar">السفن</blockquote><p dir="auto">ملاحظة *بنجوم*</p>')
    expect(page).toContain('<p dir="auto"># سطر &lt;b&gt;ثان&lt;/b&gt;</p>')
    expect(page).toContain(hash('sha256', 'نص المقال رقم 0 عن السفن والموانئ', 'hex'))
    for (const name of files) {
      const elements = elementsIn(textOf(join(path, name)))
      expect(elements.filter(({ tag }) => /^(?:script|iframe|object|link|form|base)$/.test(tag))).toEqual([])
      const reached = elements.flatMap(({ attributes: { src = '' } }) =>
        src === '' || src.startsWith('data:') ? [] : [src],
      )
      expect([name, reached]).toEqual([name, []])
    }
  })

  test('the index leads to all of them by folder, in the order of the reader', async () => {
    const library = await filledLibrary()
    const { path } = await exported(library, 'html', { language: 'fr' })
    const index = textOf(join(path, 'index.html'))
    const links = elementsIn(index).flatMap(({ attributes: { href } }) => href ?? [])
    expect(links.map(decodeURIComponent).toSorted()).toEqual(filesIn(path).filter(name => name !== 'index.html'))
    expect(index).toContain('<html lang="fr" dir="ltr">')
    expect([...index.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name]) => name?.replace(/<[^>]+>/g, ''))).toEqual([
      'أدب / روايات',
      'Dans aucun dossier',
    ])
  })

  test('of one article there is one file', async () => {
    const library = await filledLibrary()
    const [first = 'bookmark:0'] = bookmarksOf(library.store)
    const { path, isFolder } = await exported(library, 'html', {
      name: 'one.html',
      what: { kind: 'articles', refs: [first] },
    })
    expect(isFolder).toBe(false)
    expect(textOf(path)).toContain('<h1>عنوان رقم 0</h1>')
  })

  test('a picture that the reader has reported, or whose bytes are gone, is told in words', async () => {
    const library = await filledLibrary()
    const [first = 'bookmark:0'] = bookmarksOf(library.store)
    const [key = ''] = Object.values(library.store.readArticle(first).pictures)
    library.store.reportPicture({ key, ref: first, reason: 'other', words: '' })
    const { path } = await exported(library, 'html', { name: 'one.html', what: { kind: 'articles', refs: [first] } })
    expect(textOf(path)).toContain('<span>[صورة]</span>')
    expect(textOf(path)).not.toContain('data:image')
  })

  test('of what the hidden page cannot read the words are written, and that is counted', async () => {
    const library = await filledLibrary()
    const dying = {
      ...extractor,
      cleanArticle: async () => Promise.reject(new ExpectedError('extractorStopped', 'It died.')),
    }
    const { path, plain, articles } = await exported(library, 'html', { with: dying })
    expect([plain, articles]).toEqual([4, 4])
    expect(textOf(join(path, 'articles/عنوان رقم 0.html'))).toContain('<p>نص المقال رقم 0 عن السفن والموانئ</p>')
    expect(await codeOf(exported(library, 'html', { name: 'none', with: null }))).toBe('extractorStopped')
  })
})

describe('Markdown, read back by other programs', () => {
  test('facts in front, the text, pictures beside it, and what the reader wrote at the end', async () => {
    const library = await filledLibrary()
    const { path } = await exported(library, 'markdown')
    const [, front = '', text = ''] =
      /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(textOf(join(path, 'عنوان رقم 0.md'))) ?? []

    expect(readYaml(front)).toEqual({
      title: 'عنوان رقم 0',
      source: 'جريدة التل',
      date: new Date(NOW - 60_000).toISOString(),
      url: 'https://paper.example/g0',
      saved: new Date(NOW).toISOString(),
      lang: 'ar',
      dir: 'rtl',
      folder: ['أدب', 'روايات'],
      tags: ['سفن', 'كتب'],
      sha256: hash('sha256', 'نص المقال رقم 0 عن السفن والموانئ', 'hex'),
    })
    const html = new MarkdownIt().render(text)
    const picture = filesIn(join(path, 'pictures'))[0] ?? ''
    expect(html.replaceAll('\n', '')).toMatch(
      new RegExp(
        '^<h1>عنوان رقم 0</h1><p>نص المقال رقم 0 عن السفن والموانئ</p><p><img src="pictures/[0-9a-f]{64}\\.png" alt="صورة"></p>' +
          '<h2>ملاحظة</h2><p>سطر أول<br># سطر &lt;b&gt;ثان&lt;/b&gt;</p><h2>مقاطع</h2>' +
          '<blockquote><p>السفن</p></blockquote><p>ملاحظة \\*بنجوم\\*</p>$',
      ),
    )
    expect(filesIn(join(path, 'pictures'))).toHaveLength(4)
    expect(hash('sha256', readFileSync(join(path, 'pictures', picture)), 'hex')).toBe(picture.replace('.png', ''))
  })

  test('a title that tries everything is a title', async () => {
    const library = await filledLibrary()
    const [, , third = 'bookmark:0'] = bookmarksOf(library.store)
    const { path } = await exported(library, 'markdown', { what: { kind: 'articles', refs: [third] } })
    const [name = ''] = filesIn(path).filter(file => file.endsWith('.md'))
    const [, front = '', text = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(textOf(join(path, name))) ?? []
    expect((readYaml(front) as { title: string }).title).toBe(HOSTILE)
    const html = new MarkdownIt({ html: true }).render(text)
    expect(wordsOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '')).toBe(HOSTILE)
    expect(html).not.toContain('<script')
  })
})

describe('citations, read back by other programs', () => {
  test('BibTeX has an entry for each article, under a key of its own', async () => {
    const library = await filledLibrary()
    const { path, articles } = await exported(library, 'bibtex')
    const entries = plugins.input.chain(textOf(path), { target: '@biblatex/entries+list', generateGraph: false }) as {
      label: string
      properties: Record<string, string>
    }[]
    expect([articles, entries.length, new Set(entries.map(({ label }) => label)).size]).toEqual([4, 4, 4])
    expect(entries.at(-1)?.properties).toMatchObject({
      title: '{عنوان رقم 0}',
      organization: '{جريدة التل}',
      date: '2026-02-11',
      urldate: '2026-02-11',
      langid: 'arabic',
      keywords: 'سفن, كتب',
    })
  })

  test('RIS has an entry for each article', async () => {
    const library = await filledLibrary()
    const { path } = await exported(library, 'ris')
    const entries = plugins.input.chain(textOf(path), { forceType: '@ris/file', generateGraph: false }) as {
      title: string
    }[]
    expect(entries.map(({ title }) => title).toSorted()).toEqual(
      [HOSTILE.replaceAll('\u202e', ''), LONG, 'عنوان رقم 0', 'عنوان رقم 1'].toSorted(),
    )
  })

  test('sentences are in the language of choice, parted by a line', async () => {
    const library = await filledLibrary()
    const { path } = await exported(library, 'citations', { language: 'en' })
    const all = textOf(path).trimEnd().split('\n\n')
    expect(all).toHaveLength(4)
    expect(all.at(-1)).toMatch(
      /^“عنوان رقم 0”, جريدة التل, 11 February 2026\.\nhttps:\/\/paper\.example\/g0\nSaved on 11 February 2026\nSHA-256/,
    )
  })
})

describe('links for browsers, read back by other programs', () => {
  test('folders in each other, days, tags and notes', async () => {
    const library = await filledLibrary()
    change(library, 'UPDATE bookmarks SET url = NULL WHERE id = 4')
    const { path, articles, withoutAddress } = await exported(library, 'netscape')
    expect([articles, withoutAddress]).toEqual([3, 1])

    // It calls what is in no folder of the browser's own its menu.
    const [menu] = inside(readBookmarks(textOf(path)))
    const [outer, ...others] = inside(menu?.children)
    expect([outer?.title, inside(outer?.children)[0]?.title]).toEqual(['أدب', 'روايات'])
    const links = inside(inside(outer?.children)[0]?.children)
    expect(links.map(({ title, url }) => [title, url])).toEqual([
      ['عنوان رقم 1', 'https://paper.example/g1'],
      ['عنوان رقم 0', 'https://paper.example/g0'],
    ])
    expect(others.map(({ title }) => title)).toEqual([HOSTILE.replaceAll('\u202e', '')])

    const { articles: collected } = readCollection(readFileSync(path))
    const own = collected.find(({ url }) => url === 'https://paper.example/g0')
    expect(own).toMatchObject({ folder: ['أدب', 'روايات'], tags: ['سفن', 'كتب'], savedAt: NOW })
    expect(own?.note).toContain('# سطر <b>ثان</b>')
  })

  test('an address that a browser would run is none', async () => {
    const library = await filledLibrary()
    change(library, "UPDATE bookmarks SET url = 'javascript:alert(1)' WHERE id = 1")
    const { path, withoutAddress } = await exported(library, 'netscape')
    expect(withoutAddress).toBe(1)
    expect(textOf(path)).not.toContain('javascript:')
  })
})

test('an article that is no bookmark is cited, too, without a day on which it was saved', async () => {
  const { store } = openLibrary(temporaryFolder())
  const { added } = store.addFeeds([{ url: FEED, title: 'جريدة التل', homepage: null, section: null }], NOW)
  store.saveOutcomes([outcome(added[0]?.feedId ?? 0, [article({ guid: 'a', title: 'خبر', text: 'نص الخبر' })])], NOW)
  const [row] = store.openList({ scope: { kind: 'all' }, unreadSince: null }, null).rows
  const ref = row?.ref ?? 'article:0'
  const cited = { title: 'خبر', source: 'جريدة التل', textSha256: hash('sha256', 'نص الخبر', 'hex') }
  expect(store.readCited(ref)).toMatchObject({ ...cited, savedAt: null, address: 'https://paper.example/a' })
  store.bookmark(ref)
  store.writeNote(ref, 'ملاحظة')
  expect(store.readCited(ref)).toMatchObject({ ...cited, savedAt: NOW, note: 'ملاحظة' })
  expect(() => store.readCited('article:999')).toThrow(expect.objectContaining({ code: 'notFound' }))
})

test('JSON has all that is known, in one document', async () => {
  const library = await filledLibrary()
  const { path } = await exported(library, 'json')
  const all = JSON.parse(textOf(path))
  expect(all).toMatchObject({
    format: 'warraq-bookmarks',
    version: 1,
    madeAt: new Date(NOW).toISOString(),
    folders: [['أدب'], ['أدب', 'روايات'], ['فارغ']],
  })
  expect(all.bookmarks).toHaveLength(4)
  expect(all.bookmarks.at(-1)).toMatchObject({
    title: 'عنوان رقم 0',
    source: 'جريدة التل',
    address: 'https://paper.example/g0',
    folder: ['أدب', 'روايات'],
    tags: ['سفن', 'كتب'],
    note: 'سطر أول\n# سطر <b>ثان</b>',
    highlights: [{ quote: 'السفن', prefix: 'عن ', note: 'ملاحظة *بنجوم*' }],
    text: 'نص المقال رقم 0 عن السفن والموانئ',
  })
  expect(all.bookmarks[1]).toMatchObject({ title: HOSTILE })
})

test('PDF: each sheet is printed once, and a press that was opened is closed', async () => {
  const library = await filledLibrary()
  const printed: string[] = []
  let isOpen = true
  const press = {
    addPicture: () => 'app://picture/paper-1',
    async pdfOf({ html }: { readonly html: string }) {
      printed.push(html)
      return Buffer.from('%PDF-')
    },
    close() {
      isOpen = false
    },
  }
  const { path } = await exported(library, 'pdf', { press })
  expect(filesIn(path)).toHaveLength(4)
  expect(isOpen).toBe(false)
  expect(printed.join('')).toMatch(/<img src="app:\/\/picture\/paper-1"/)
  expect(printed.join('')).not.toContain('<script')
})

describe('what is meant', () => {
  test('a folder with those in it, a tag, some articles, in the order of the shelf', async () => {
    const library = await filledLibrary()
    const { store } = library
    const [outer] = store.listFolders()
    const [first = 'bookmark:0', , third = 'bookmark:0'] = bookmarksOf(store)
    const tag = store.listTags().find(({ name }) => name === 'سفن')
    const shelf = (filter: object) => ({
      kind: 'shelf' as const,
      wish: { filter: { ...WHOLE_SHELF, ...filter }, order: 'title' as const },
    })
    expect(store.exportContents(shelf({ folder: outer?.id ?? 0 })).ids).toEqual([1, 2])
    expect(store.exportContents(shelf({ tags: [tag?.id ?? 0] })).ids).toEqual([1])
    expect(store.exportContents(shelf({ words: 'رقم 1' })).ids).toEqual([2])
    expect(store.exportContents({ kind: 'articles', refs: [third, first, third] }).ids).toEqual([3, 1])
    expect(store.exportContents(ALL).ids).toEqual([4, 3, 2, 1])
  })

  test('what was removed meanwhile is left out, and a damaged text costs no other its place', async () => {
    const library = await filledLibrary()
    const db = new DatabaseSync(join(library.folder, 'library.db'))
    db.prepare('UPDATE bookmarks SET body = ? WHERE id = 2').run(Buffer.from([0b110, 1, 2, 3]))
    db.close()
    expect(await exported(library, 'json')).toMatchObject({ articles: 3, damaged: 1 })
    expect(JSON.parse(textOf(join(library.folder, 'out'))).bookmarks).toHaveLength(3)
  })
})

interface Parsed {
  readonly name?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Parsed[]
}

function elementsIn(
  html: string,
): { readonly tag: string; readonly attributes: Readonly<Record<string, string | undefined>> }[] {
  const all = ({ name, attribs, children = [] }: Parsed): ReturnType<typeof elementsIn> => [
    ...(name ? [{ tag: name, attributes: { ...attribs } }] : []),
    ...children.flatMap(all),
  ]
  return all(parseDocument(html) as unknown as Parsed)
}

function wordsOf(html: string): string {
  const text = (node: Parsed & { readonly data?: string }): string =>
    node.data ?? (node.children ?? []).map(text).join('')
  return text(parseDocument(html) as unknown as Parsed)
}

interface Bookmark {
  readonly title: string
  readonly url?: string
  readonly children?: readonly Bookmark[]
}

function inside(bookmarks: unknown): readonly Bookmark[] {
  return (bookmarks ?? []) as readonly Bookmark[]
}
