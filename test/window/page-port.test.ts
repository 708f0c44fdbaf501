import { expect, test } from 'vitest'
import { checkedPage } from '../../electron/extractor/answers.ts'
import { openPagePort, type PagePort } from '../../electron/window/page-port.ts'
import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { joinFrame, splitFrame } from '../../shared/extractor/frame.ts'

const utf8 = new TextEncoder()
const frame = (facts: unknown, bytes: Uint8Array = new Uint8Array()) =>
  joinFrame(utf8.encode(typeof facts === 'string' ? facts : JSON.stringify(facts)), bytes)
const stream = (bytes: Uint8Array) => new Response(bytes as BodyInit).body as ReadableStream<Uint8Array>

function listening(page: PagePort): unknown[] {
  const heard: unknown[] = []
  page.port.listen(message => heard.push(message))
  return heard
}

test('a frame comes apart as it was put together; a cut one is none', () => {
  const whole = frame({ a: 'نص' }, Uint8Array.of(1, 2, 3))
  const apart = splitFrame(whole)
  expect(new TextDecoder().decode(apart?.facts)).toBe('{"a":"نص"}')
  expect(apart?.bytes).toEqual(Uint8Array.of(1, 2, 3))
  expect(splitFrame(whole.slice(0, 8))).toBeNull()
  expect(splitFrame(whole.slice(0, 3))).toBeNull()
})

test('a call waits for the page, or the page for a call; bytes travel beside the facts', async () => {
  const page = openPagePort()
  const first = page.nextCall()
  page.port.post({ id: 1, method: 'extractPage', args: [{ url: 'https://a.example/', bytes: Uint8Array.of(7) }] })
  page.port.post({ id: 2, method: 'extractPage', args: [{ url: 'https://b.example/' }] })
  const handed = splitFrame(await first)
  expect(JSON.parse(new TextDecoder().decode(handed?.facts))).toEqual({
    id: 1,
    method: 'extractPage',
    facts: { url: 'https://a.example/' },
  })
  expect(handed?.bytes).toEqual(Uint8Array.of(7))
  expect(new TextDecoder().decode(await page.nextCall())).toContain('b.example')
})

test('what is a reply reaches whoever called', async () => {
  const page = openPagePort()
  const heard = listening(page)
  expect(await page.takeReply(stream(frame({ id: 1, facts: { width: 3 } }, Uint8Array.of(9))))).toBe(true)
  expect(await page.takeReply(stream(frame({ id: 2, failure: { code: 'noArticle', message: 'none' } })))).toBe(true)
  expect(heard).toEqual([
    { id: 1, value: { width: 3, bytes: Uint8Array.of(9) } },
    { id: 2, failure: { code: 'noArticle', message: 'none' }, stack: null },
  ])
})

test.each([
  ['nothing', new Uint8Array()],
  ['no frame', Uint8Array.of(255, 255, 255, 255, 1)],
  ['no JSON', frame('{')],
  ['a list', frame([])],
  ['no number', frame({ id: 'one', facts: {} })],
  ['no facts', frame({ id: 1 })],
  ['a failure that is not the page’s to have', frame({ id: 1, failure: { code: 'diskFull', message: '' } })],
  ['a failure without words', frame({ id: 1, failure: { code: 'noArticle' } })],
  ['more than any reply', new Uint8Array(25 * 1024 * 1024)],
])('%s is no reply, and reaches nobody', async (_name, body) => {
  const page = openPagePort()
  const heard = listening(page)
  expect(await page.takeReply(stream(body))).toBe(false)
  expect(await page.takeReply(null)).toBe(false)
  expect(heard).toEqual([])
})

test('H-05 a prototype in a reply stays words', async () => {
  const page = openPagePort()
  const heard = listening(page)
  await page.takeReply(stream(frame('{"id":1,"facts":{"__proto__":{"polluted":true},"title":"x"}}')))
  expect(heard).toEqual([{ id: 1, value: { title: 'x' } }])
  expect('polluted' in {}).toBe(false)
})

const page: ExtractedPage = {
  title: 'عنوان',
  byline: null,
  siteName: null,
  publishedAt: 1,
  language: 'ar',
  direction: 'rtl',
  html: '<p>نص</p>',
  text: 'نص',
  pictures: ['https://a.example/1.jpg'],
  nextPage: null,
  isBeginning: false,
  blocks: [],
}

test('a page that was extracted has exactly its shape', () => {
  expect(checkedPage(page)).toEqual(page)
  const wrong: readonly Partial<Record<keyof ExtractedPage, unknown>>[] = [
    { title: 7 },
    { title: 'x'.repeat(3000) },
    { direction: 'auto' },
    { publishedAt: 'yesterday' },
    { publishedAt: Number.NaN },
    { html: null },
    { pictures: ['javascript:alert(1)'] },
    { pictures: ['file:///etc/passwd'] },
    { pictures: 'https://a.example/1.jpg' },
    { nextPage: 'app://reader/' },
  ]
  for (const change of wrong) {
    expect(() => checkedPage({ ...page, ...change }), JSON.stringify(change).slice(0, 80)).toThrow()
  }
  expect(() => checkedPage(null)).toThrow()
})
