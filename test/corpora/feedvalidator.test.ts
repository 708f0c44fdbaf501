import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import { ExpectedError } from '../../shared/result.ts'
import { listOf, overCorpus, printScore } from './corpus.ts'
import { FEEDVALIDATOR } from './wrong-for-a-reader.ts'

overCorpus('feeds/feedvalidator', folder => {
  const cases = listOf(folder, 'feedvalidator-cases.json')
  const bytesOf = (file: unknown) => readFileSync(join(folder, 'testcases', String(file)))

  test('nothing escapes as an untyped error', () => {
    for (const { file } of cases) {
      if (!existsSync(join(folder, 'testcases', String(file)))) continue
      const outcome = countOf(bytesOf(file))
      expect(typeof outcome === 'number' || outcome instanceof ExpectedError, `${file}: ${outcome}`).toBe(true)
    }
  })

  for (const kind of ['atom', 'rss', 'rdf']) {
    test(`article counts of well-formed ${kind}`, () => {
      const chosen = cases.filter(
        c => c['kind'] === kind && c['wellFormed'] === true && !(String(c['file']) in FEEDVALIDATOR),
      )
      const wrong = chosen.filter(({ file, items }) => countOf(bytesOf(file)) !== items)
      const differing = wrong.map(({ file }) => String(file))
      printScore(`feedvalidator ${kind} article counts`, chosen.length - wrong.length, chosen.length, differing)
      expect(((chosen.length - wrong.length) / chosen.length) * 100).toBeGreaterThanOrEqual(98)
    })
  }
})

function countOf(bytes: Uint8Array): unknown {
  try {
    return readFeed({ bytes, headers: {}, url: 'https://x.example/feed', now: Date.UTC(2026, 1, 12) }).articles.length
  } catch (error) {
    return error
  }
}
