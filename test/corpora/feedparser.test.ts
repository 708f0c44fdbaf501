import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decode } from '../../electron/parse/bytes/decode.ts'
import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import type { ReadFeed } from '../../electron/records/feed.ts'
import { ExpectedError } from '../../shared/result.ts'
import { startEffort } from '../support/effort.ts'
import { listOf, overCorpus, printScore } from './corpus.ts'
import { type Assertion, answers } from './feedparser-fields.ts'
import { FEEDPARSER } from './wrong-for-a-reader.ts'

interface Case {
  readonly file: string
  readonly group: string
  readonly headers?: Readonly<Record<string, string>>
  readonly assert: readonly Assertion[]
  readonly core?: boolean
  readonly unparsed?: unknown
}

overCorpus('feeds/feedparser', folder => {
  const cases = listOf(folder, 'feedparser-cases.json') as unknown as readonly Case[]
  const bytesOf = (file: string) => readFileSync(join(folder, file))

  test('no file gives an untyped error or hangs', () => {
    const files = [...new Set(cases.map(({ file }) => file))].filter(file => existsSync(join(folder, file)))
    const outcomes = files.map(file => outcomeOf({ file, bytes: bytesOf(file) }))
    printScore('feedparser files that give articles', outcomes.filter(o => o.feed).length, files.length)
    expect(outcomes.map(o => o.bug).filter(Boolean)).toEqual([])
    expect(Math.max(...outcomes.map(o => o.ms))).toBeLessThan(10_000)
  })

  test('fields of RSS, Atom and RDF', () => {
    const compared = cases.filter(isCompared).flatMap(({ file, headers, assert }) => {
      const { feed } = outcomeOf({ file, bytes: bytesOf(file), headers })
      if (feed === null) return [{ file, isRight: assert.every(isFault) }]
      const given = answers(assert, feed)
      return given.length === 0 ? [] : [{ file, isRight: given.every(Boolean) }]
    })
    const wrong = compared.filter(({ isRight }) => !isRight).map(({ file }) => file)
    printScore('feedparser fields', compared.length - wrong.length, compared.length, wrong)
    expect((compared.length - wrong.length) / compared.length).toBeGreaterThanOrEqual(0.95)
  })

  test('encodings, from the bytes and the headers', () => {
    const compared = cases.filter(({ group, unparsed }) => unparsed === undefined && /^encoding|chardet/.test(group))
    const wrong = compared.filter(({ file, headers, assert }) => {
      const bytes = bytesOf(file)
      const { feed, bug } = outcomeOf({ file, bytes, headers })
      const wanted = assert.find(({ path }) => path[0] === 'encoding')?.value
      const isDecoded = wanted === undefined || isText(bytes, headers?.['Content-type'] ?? null, String(wanted))
      return bug !== null || !isDecoded || !(feed ? answers(assert, feed).every(Boolean) : assert.every(isFault))
    })
    const files = wrong.map(({ file }) => file)
    printScore('feedparser encodings', compared.length - wrong.length, compared.length, files)
    expect((compared.length - wrong.length) / compared.length).toBeGreaterThanOrEqual(0.95)
  })
})

/** The text that the wanted encoding gives. UTF-32 has no other decoder here to compare with. */
function isText(bytes: Uint8Array, contentType: string | null, wanted: string): boolean {
  const { text, encoding } = decode(bytes, contentType)
  return wanted.startsWith('utf-32') ? encoding === wanted : text === new TextDecoder(wanted).decode(bytes)
}

/** What a case is about is left out where it is other formats, sanitising (done when shown) or encodings (below). */
function isCompared({ file, core, unparsed, group }: Case): boolean {
  if (core !== true || unparsed !== undefined || file in FEEDPARSER) return false
  return !/sanitize|cdf|^encoding|chardet/.test(group)
}

/** `bozo` is feedparser's word for a document that is not as it should be. */
function isFault({ path, op }: Assertion): boolean {
  return path[0] === 'bozo' && op === 'truthy'
}

interface Outcome {
  readonly feed: ReadFeed | null
  readonly bug: string | null
  readonly ms: number
}

function outcomeOf({
  bytes,
  file,
  headers = {},
}: {
  bytes: Uint8Array
  file: string
  headers?: Case['headers']
}): Outcome {
  const ms = startEffort()
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  try {
    const url = `http://127.0.0.1:8097/${file}`
    const feed = readFeed({ bytes, headers: lower, url, now: Date.UTC(2026, 1, 12) })
    return { feed, bug: null, ms: ms() }
  } catch (error) {
    return { feed: null, bug: error instanceof ExpectedError ? null : String(error), ms: ms() }
  }
}
