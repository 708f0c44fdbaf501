import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../electron/parse/collections/collection.ts'
import { readCollection } from '../../../electron/parse/collections/read-collection.ts'

const read = (text: string) => readCollection(new TextEncoder().encode(text))
const SAVED = Date.UTC(2024, 4, 6, 7, 8, 9)
const SECONDS = SAVED / 1000

test('an instant is in seconds, milliseconds or microseconds, or written out', () => {
  const day = '2024-05-06T07:08:09Z'
  for (const written of [SECONDS, `${SECONDS}`, SAVED, SAVED * 1000, day]) expect(instantOf(written)).toBe(SAVED)
  for (const written of ['', '0', 'أمس', null, undefined, {}]) expect(instantOf(written)).toBeNull()
})

describe('a bookmark file of a browser', () => {
  const file = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
    <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"><TITLE>Bookmarks</TITLE><H1>قائمة</H1>
    <DL><p>
      <DT><A HREF="https://harbour.example/lamp" ADD_DATE="${SECONDS}" TAGS="منارات,بحر">مصباح &amp; منارة</A>
      <DD>قرأته مرتين
      <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">الشريط</H3>
      <DL><p><DT><H3>مدن</H3><DL><p>
        <DT><H3>موانئ</H3><DL><p><DT><A HREF="https://harbour.example/quay">https://harbour.example/quay</A></DL><p>
      </DL><p></DL><p>
      <DT><A HREF="javascript:alert(1)">لا</A>
      <DT><A HREF="https://harbour.example/lamp" TAGS="ليل">مرة أخرى</A>
    </DL>`

  test('gives folders, tags, notes and days, each address once, and says how many lines name nothing', () => {
    const { kind, articles, unread } = read(file)
    expect(kind).toBe('browser')
    expect(unread).toBe(1)
    expect(articles).toMatchObject([
      {
        url: 'https://harbour.example/lamp',
        title: 'مصباح & منارة',
        note: 'قرأته مرتين',
        savedAt: SAVED,
        folder: [],
        tags: ['منارات', 'بحر', 'ليل'],
      },
      { url: 'https://harbour.example/quay', title: '', savedAt: null, folder: ['مدن', 'موانئ'], tags: [] },
    ])
  })
})

test('Pocket, as page and as table', () => {
  const page = `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
    <li><a href="https://paper.example/a" time_added="${SECONDS}" tags="نهر,جسر">جسر على النهر</a></li></ul></body></html>`
  const table = `title,url,time_added,tags,status\n"جسر على النهر",https://paper.example/a,${SECONDS},نهر|جسر,unread\n`
  for (const text of [page, table]) {
    expect(read(text)).toMatchObject({
      kind: 'pocket',
      unread: 0,
      articles: [
        { url: 'https://paper.example/a', title: 'جسر على النهر', savedAt: SAVED, folder: [], tags: ['نهر', 'جسر'] },
      ],
    })
  }
})

test('Instapaper, as page and as table', () => {
  const table = `URL,Title,Selection,Folder,Timestamp,Tags
https://paper.example/a,"سوق, الأحد",قطعة منه,أسواق,${SECONDS},"[""خضر""]"
https://paper.example/b,ب,,Unread,${SECONDS},[]\n`
  expect(read(table)).toMatchObject({
    kind: 'instapaper',
    articles: [
      { title: 'سوق, الأحد', note: 'قطعة منه', folder: ['أسواق'], tags: ['خضر'], savedAt: SAVED },
      { title: 'ب', folder: [], tags: [] },
    ],
  })
  const page = `<html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1><ol><li>
    <a href="https://paper.example/b">ب</a></ol><h1>أسواق</h1><ol><li><a href="https://paper.example/a">أ</a></ol></body></html>`
  expect(read(page)).toMatchObject({ kind: 'instapaper', articles: [{ folder: [] }, { folder: ['أسواق'] }] })
})

test('Readwise: documents, and highlights that are put together by their article', () => {
  const documents = `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
ورق,https://paper.example/p,1,"['صناعة', 'ورق']",2024-05-06 07:08:09+00:00,0.5,later,True\n`
  expect(read(documents)).toMatchObject({
    kind: 'readwise',
    articles: [{ title: 'ورق', tags: ['صناعة', 'ورق'], savedAt: SAVED }],
  })
  const highlights = `Highlight,Book Title,Book Author,URL,Note,Highlighted at,Document tags
"سطر
في سطرين",ورق,كاتب,https://paper.example/p,جميل,2024-05-06T07:08:09Z,
سطر آخر,ورق,كاتب,https://paper.example/p,,,
بلا مكان,كتاب,كاتب,,,,\n`
  expect(read(highlights)).toMatchObject({
    unread: 1,
    articles: [
      {
        author: 'كاتب',
        highlights: [
          { quote: 'سطر\nفي سطرين', note: 'جميل', madeAt: SAVED },
          { quote: 'سطر آخر', note: '', madeAt: null },
        ],
      },
    ],
  })
})

test('wallabag: whole texts, tags as objects or words, annotations', () => {
  const list = [
    {
      is_archived: 0,
      is_starred: 1,
      url: 'https://paper.example/w',
      title: 'واحة',
      domain_name: 'paper.example',
      published_by: ['سلمى', 'زيد'],
      language: 'ar',
      created_at: '2024-05-06T07:08:09+0000',
      tags: ['ماء', { label: 'نخل' }],
      content: '<p>نص الواحة</p>',
      annotations: [{ text: 'رأيي', quote: 'نص', created_at: '2024-05-06T07:08:09+0000' }],
    },
    null,
  ]
  expect(read(JSON.stringify(list))).toMatchObject({
    kind: 'wallabag',
    unread: 1,
    articles: [
      {
        sourceTitle: 'paper.example',
        author: 'سلمى، زيد',
        language: 'ar',
        savedAt: SAVED,
        tags: ['ماء', 'نخل'],
        html: '<p>نص الواحة</p>',
        highlights: [{ quote: 'نص', note: 'رأيي', madeAt: SAVED }],
      },
    ],
  })
})

test('Omnivore and lists with a star', () => {
  const omnivore = [
    { slug: 'a', url: 'https://paper.example/o', title: 'أ', savedAt: '2024-05-06T07:08:09Z', labels: ['ب'] },
  ]
  expect(read(JSON.stringify(omnivore))).toMatchObject({
    kind: 'omnivore',
    articles: [{ tags: ['ب'], savedAt: SAVED }],
  })
  const starred = {
    id: 'user/-/state/com.google/starred',
    items: [
      {
        title: 'خبز &amp; زيت',
        canonical: [{ href: 'https://paper.example/s' }],
        published: SECONDS,
        timestampUsec: `${SAVED * 1000}`,
        origin: { title: 'مخبز الحي' },
        categories: ['user/-/state/com.google/read', 'user/-/label/مطبخ'],
        content: { content: '<p>وصفة</p>' },
      },
      { title: 'بلا عنوان ويب' },
    ],
  }
  expect(read(JSON.stringify(starred))).toMatchObject({
    kind: 'starred',
    unread: 1,
    articles: [
      {
        title: 'خبز & زيت',
        sourceTitle: 'مخبز الحي',
        publishedAt: SAVED,
        savedAt: SAVED,
        tags: ['مطبخ'],
        html: '<p>وصفة</p>',
      },
    ],
  })
})

test.each([
  ['nothing', ''],
  ['a text', 'كلام لا قائمة فيه'],
  ['a table of something else', 'name,age\nأ,3\n'],
  ['JSON of something else', '{"a":1}'],
  ['JSON that is none', '[{'],
  ['a page without links', '<html><body><p>نص</p></body></html>'],
  ['links that lead nowhere', '<ul><li><a href="file:///etc/passwd">x</a></ul>'],
])('%s is no list of saved articles', (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'notACollection' }))
})
