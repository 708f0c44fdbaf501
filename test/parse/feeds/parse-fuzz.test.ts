import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../../electron/parse/bytes/decode.ts'
import { firstDate } from '../../../electron/parse/feeds/dates.ts'
import { readFeed } from '../../../electron/parse/feeds/parse-feed.ts'
import { withoutTail } from '../../../electron/parse/feeds/tail.ts'
import { storedAddress } from '../../../electron/parse/html/addresses.ts'
import { packFeed } from '../../../electron/parse/service/pack-feed.ts'
import type { ReadFeed } from '../../../electron/records/feed.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import { startEffort } from '../../support/effort.ts'
import { NOW, readText } from '../reading.ts'

/** Of any calendar that this language has. */
const LAST_DAY = 8.64e15

const FEEDS = join(import.meta.dirname, '../../fixtures/feeds')
const RUNS = 10_000
const SEED = 20260211

/** Random numbers that are the same in every run. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function startDice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Pieces that parsers stumble over. */
const SPLINTERS = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '</',
    '/>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?',
    '?>',
    '&#',
    '&#x',
    ';',
    '\0',
    '\ufeff',
  ],
  ...[
    '</item>',
    '<item>',
    '</title>',
    '<entry>',
    '</channel>',
    '<!DOCTYPE x [',
    '<!ENTITY a "b">',
    '&amp;',
    '&#0;',
    '&#xD800;',
  ],
  ...[' xmlns:a="', ' xml:base="::', '{"', '":', '[', ']', '}', '\\u', '\\ud800', '1e999', 'null', '<div>'.repeat(120)],
].map(piece => Buffer.from(piece))

function mutate(seed: Uint8Array, dice: (sides: number) => number): Uint8Array {
  let bytes = Buffer.from(seed)
  for (let left = 1 + dice(4); left > 0; left--) {
    const at = dice(bytes.length + 1)
    const length = dice(40)
    switch (dice(20)) {
      case 0:
        bytes = bytes.subarray(0, at)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
        break
      case 2:
      case 3:
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
        bytes = Buffer.concat([bytes.subarray(0, at), SPLINTERS[dice(SPLINTERS.length)] ?? bytes, bytes.subarray(at)])
        break
      case 10:
      case 11:
      case 12:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
        break
      default:
        bytes[at] = dice(256)
    }
  }
  return bytes
}

/** Fixtures, and feeds grown from them that can still be read, until there are two hundred. */
function seedFeeds(dice: (sides: number) => number): Uint8Array[] {
  const seeds: Uint8Array[] = readdirSync(FEEDS).map(name => readFileSync(join(FEEDS, name)))
  while (seeds.length < 200) {
    const grown = mutate(seeds[dice(seeds.length)] ?? Buffer.alloc(0), dice)
    if (outcomeOf(grown, {}) !== null) seeds.push(grown)
  }
  return seeds
}

/** Null for what is refused with a reason; anything else that is thrown comes with the bytes, to become a fixture. */
function outcomeOf(bytes: Uint8Array, headers: Record<string, string>): ReadFeed | null {
  try {
    const feed = readFeed({ bytes, headers, url: 'https://x.example/feed', now: NOW })
    packFeed(feed)
    return feed
  } catch (error) {
    if (error instanceof ExpectedError) return null
    throw new Error(Buffer.from(bytes).toString('base64'), { cause: error })
  }
}

test('X-20 ten thousand torn feeds: no crash, no hang, no memory kept', () => {
  const dice = startDice(SEED)
  const seeds = seedFeeds(dice)
  const outcomes = { read: 0, refused: 0 }
  let slowest = 0
  const before = process.memoryUsage().rss
  for (let run = 0; run < RUNS; run++) {
    const bytes = mutate(seeds[dice(seeds.length)] ?? Buffer.alloc(0), dice)
    const headers: Record<string, string> = dice(4) === 0 ? { 'content-type': 'text/xml; charset=windows-1256' } : {}
    const effort = startEffort()
    const feed = outcomeOf(bytes, headers)
    if (feed === null) outcomes.refused++
    else outcomes.read++
    for (const { publishedAt, url } of feed?.articles ?? []) {
      expect(publishedAt === null || (Number.isInteger(publishedAt) && publishedAt <= LAST_DAY)).toBe(true)
      expect(url === null || /^https?:\/\//.test(url)).toBe(true)
    }
    slowest = Math.max(slowest, effort())
  }
  expect(outcomes.read).toBeGreaterThan(RUNS / 2)
  expect(outcomes.refused).toBeGreaterThan(RUNS / 100)
  expect(slowest).toBeLessThan(5_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
}, 60_000)

const settings = { seed: SEED, numRuns: 500 }
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Words in several scripts: text that comes back as it went in, white space aside. */
const words = fc
  .array(fc.constantFrom('خبر', 'مدينة', 'é', 'R&D', 'a<b', '2 > 1', 'Q & A;', '«', ']]', '😀', '\u200f', 'x'), {
    minLength: 1,
  })
  .map(all => all.join(' '))

/** A title has something to be seen in it. */
const title = words.map(all => `خبر ${all}`)

test('whatever is written into RSS, Atom or JSON comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ title, text: words }), { minLength: 1, maxLength: 5 }), items => {
      const marked = items.map(({ title, text }, n) => ({
        n,
        title: escaped(title),
        html: escaped(`<p>${escaped(text)}</p>`),
      }))
      const rss = marked.map(
        ({ n, title, html }) =>
          `<item><title>${escaped(title)}</title><guid>${n}</guid><description>${html}</description></item>`,
      )
      const atom = marked.map(({ n, title, html }) =>
        `<entry><title>${title}</title><id>${n}</id><content type="html">${html}</content></entry>`.replace(
          '<title>',
          '<title type="text">',
        ),
      )
      const json = items.map(({ title, text }, n) => ({ id: n, title, content_html: `<p>${escaped(text)}</p>` }))
      for (const written of [
        `<rss version="2.0"><channel>${rss.join('')}</channel></rss>`,
        `<feed xmlns="http://www.w3.org/2005/Atom">${atom.join('')}</feed>`,
        JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items: json }),
      ]) {
        const feed = readText(written)
        expect(feed.warnings).toEqual([])
        expect(feed.articles.map(({ guid, title, text }) => ({ guid, title, text }))).toEqual(
          items.map(({ title, text }, n) => ({ guid: String(n), title: isVisible(title) ? title : null, text })),
        )
      }
    }),
    settings,
  )
})

test('bytes of any kind become text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, label) => {
      expect(typeof decode(bytes, `text/xml; charset=${label}`).text).toBe('string')
    }),
    settings,
  )
})

test('a date is an instant between 1990 and now, or none', () => {
  const parts = fc.constantFrom(
    '2026',
    '32',
    '7',
    'Feb',
    'فبراير',
    'غشت',
    '٢٠٢٦',
    ':',
    '-',
    'T',
    '+',
    '/',
    ' ',
    'Z',
    '0',
    '999999999999',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map(all => all.join('')),
      ),
      written => {
        const at = firstDate([written], NOW)
        expect(at === null || (Number.isInteger(at) && at >= Date.UTC(1990, 0, 1) && at <= LAST_DAY)).toBe(true)
      },
    ),
    { ...settings, numRuns: 5000 },
  )
})

test('a kept address is one of the web, and keeping it twice changes nothing', () => {
  const parts = fc.constantFrom(
    'http:',
    'https:',
    '//',
    'javascript:',
    'x.example',
    '/',
    '?',
    '&',
    '=',
    '#',
    'utm_source',
    'id',
    'م',
    ' ',
    '%',
    '\n',
  )
  fc.assert(
    fc.property(
      fc.array(parts).map(all => all.join('')),
      written => {
        const address = storedAddress(written, 'https://x.example/feed')
        expect(address === null || /^https?:\/\/[^\s<>"]+$/.test(address)).toBe(true)
        expect(storedAddress(address, null)).toBe(address)
      },
    ),
    settings,
  )
})

test('what is cut off a text is only ever its end', () => {
  const parts = fc.constantFrom(
    '<p>',
    '</p>',
    'The post ',
    ' appeared first on ',
    'ظهرت المقالة ',
    ' أولاً على ',
    'نص',
    '<a href="#">',
    '.',
  )
  fc.assert(
    fc.property(
      fc.array(parts).map(all => all.join('')),
      html => {
        expect(html.startsWith(withoutTail(html))).toBe(true)
      },
    ),
    settings,
  )
})
