import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The built program, as `npm run inspect` starts it. */
const program = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'inspect.js')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function inspect(args: readonly string[], lines: readonly (object | string)[]) {
  const input = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8' })
  const answers: unknown[] = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
  return { answers, stderr, status }
}

test('each line has its answer, in order, and an error stands in its line’s place', () => {
  const { answers, status } = inspect(
    ['fold'],
    [{ text: 'مَدْرَسَة' }, 'no json', { text: 7 }, [] as object, { text: 'أحمد' }],
  )
  const bad = { error: { code: 'badArguments', message: expect.any(String) } }
  expect(answers).toEqual([{ folded: 'مدرسه' }, bad, bad, bad, { folded: 'احمد' }])
  expect(status).toBe(0)
})

test('B-09 what would act on a console is escaped in what is written to it, and means the same', () => {
  const text = 'gpj\u202e \u2067x\u2069\u200f \u009b2J'
  const { stdout, stderr } = spawnSync(process.execPath, [program, 'direction', text], {
    input: JSON.stringify({ error: text }),
    encoding: 'utf8',
  })
  expect(stdout + stderr).not.toMatch(/[\p{Cf}\u0080-\u009f]/u)
  const parsed = join(folder, 'marks.rss')
  writeFileSync(
    parsed,
    `<rss version="2.0"><channel><title>x</title><item><title>\u2067${'خبر'}\u2069\u200f</title></item></channel></rss>`,
  )
  const { stdout: line } = spawnSync(process.execPath, [program, 'parse'], {
    input: JSON.stringify({ file: parsed }),
    encoding: 'utf8',
  })
  expect(line).toContain('\\u2067خبر\\u2069\\u200f')
  expect(JSON.parse(line).articles[0].title).toBe('\u2067خبر\u2069\u200f')
})

test('direction', () => {
  const lines = [
    { text: 'GPS يقود الرعاة' },
    { text: '2026', language: 'ar' },
    // What is declared is not believed where no letter bears it out.
    { text: 'Top 10', language: 'ar' },
    { text: 'Le port', language: 'fr' },
  ]
  expect(inspect(['direction'], lines).answers).toEqual(['rtl', 'rtl', 'ltr', 'ltr'].map(direction => ({ direction })))
})

test('stem', () => {
  const lines = [{ text: 'بالمدرسة والمدرسة' }, { text: 'journaux' }, { text: 'the voting' }]
  const forStories = [['مدرس', 'مدرس'], ['journaux'], ['the', 'vot']]
  const stems = [['مدرس', 'مدرس'], ['journal'], ['the', 'vot']]
  expect(inspect(['stem'], lines).answers).toEqual(
    forStories.map((each, place) => ({ stems: stems[place], forStories: each })),
  )
})

test('cluster puts one event into one story, and names whose text is repeated', () => {
  const text = 'افتتحت وزيرة النقل صباح اليوم جسر الوادي الكبير الذي يربط سلوان بتل الزيتون بعد أربع سنوات من الأشغال'
  const summary = ''
  const { answers } = inspect(
    ['cluster'],
    [
      {
        id: 'a',
        source: 'التل',
        title: 'افتتاح جسر الوادي الكبير في سلوان',
        summary,
        content: text,
        publishedAt: Date.UTC(2026, 10, 20, 7),
      },
      { id: 'b', source: 'البئر', title: 'قطيع يعبر الطريق', summary, publishedAt: '2026-11-20T08:00:00Z' },
      { id: 7, source: 'البئر', title: 'بلا تاريخ', summary },
      {
        id: 'c',
        source: 'الميناء',
        title: 'جسر الوادي الكبير مفتوح',
        summary,
        content: text,
        publishedAt: Date.UTC(2026, 10, 20, 9),
      },
      'no json',
    ],
  )
  const bad = { error: { code: 'badArguments', message: expect.any(String) } }
  const [a, b, , c] = answers as { story: number }[]
  expect(answers).toEqual([
    { id: 'a', story: expect.any(Number), wire: null },
    { id: 'b', story: expect.any(Number), wire: null },
    bad,
    { id: 'c', story: a?.story, wire: 'a' },
    bad,
  ])
  expect(b?.story).not.toBe(c?.story)
})

test('parse gives the whole shape, with null for what is not there', () => {
  const file = join(folder, 'feed.rss')
  writeFileSync(
    file,
    `<rss version="2.0"><channel><title>جريدة التل</title><link>https://hill.example/</link><language>ar</language>
<item><title>المطر يصل</title><link>/1</link><guid>g1</guid><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;وصل &lt;b&gt;المطر&lt;/b&gt;.&lt;/p&gt;</description>
<category>طقس</category><comments>/1#comments</comments><enclosure url="https://hill.example/1.mp3" type="audio/mpeg" length="42"/></item></channel></rss>`,
  )
  const { answers } = inspect(['parse'], [{ file, url: 'https://hill.example/feed' }, { file: join(folder, 'none') }])
  expect(answers).toEqual([
    {
      feed: { title: 'جريدة التل', homepage: 'https://hill.example/', language: 'ar', direction: 'rtl', warnings: [] },
      articles: [
        {
          guid: 'g1',
          url: 'https://hill.example/1',
          title: 'المطر يصل',
          author: null,
          categories: ['طقس'],
          comments: 'https://hill.example/1#comments',
          publishedAt: Date.UTC(2026, 10, 20, 8),
          updatedAt: null,
          html: '<p>وصل <b>المطر</b>.</p>',
          text: 'وصل المطر.',
          language: 'ar',
          direction: 'rtl',
          picture: null,
          enclosures: [{ url: 'https://hill.example/1.mp3', type: 'audio/mpeg', length: 42 }],
        },
      ],
    },
    { error: { code: 'notFound', message: expect.any(String) } },
  ])
})

test('what is loaded is found, in any spelling', () => {
  const data = join(folder, 'profile')
  const article = { source: 'دفتر', url: null, content: 'سطر أول\nسطر ثان عن القراءة' }
  const loaded = inspect(
    ['load', '--data', data],
    [{ ...article, id: 'a', title: 'مُقَدِّمَة' }, { ...article, id: 'b', title: 'خاتمة' }, {}],
  )
  expect(loaded.answers).toEqual([
    { id: 'a', articleId: expect.any(Number) },
    { id: 'b', articleId: expect.any(Number) },
    { error: { code: 'badArguments', message: expect.any(String) } },
  ])
  const found = inspect(['search', '--data', data], [{ query: 'مقدمه' }, { query: 'القراة', limit: 1 }, { query: '' }])
  expect(found.answers).toEqual([
    { ids: ['a'], ms: expect.any(Number), nearest: [] },
    { ids: [expect.stringMatching(/^[ab]$/)], ms: expect.any(Number), nearest: [] },
    { ids: [], ms: expect.any(Number), nearest: [] },
  ])
})

describe('a command that is misused', () => {
  test.each([[['nothing']], [[]], [['search']], [['sync', '--data', 'x']], [['load', '--data', 'x', '--force']]])(
    '%j',
    args => {
      const { answers, stderr, status } = inspect(args, [])
      expect(status).toBe(2)
      expect(answers).toEqual([])
      expect(stderr).not.toBe('')
    },
  )
})
