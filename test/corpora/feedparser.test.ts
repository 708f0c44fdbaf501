import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../electron/parse/parse-feed.ts'
import { ExpectedError } from '../../shared/result.ts'
import { startEffort } from '../support/effort.ts'
import { listOf, overCorpus, printScore } from './corpus.ts'

overCorpus('feeds/feedparser', folder => {
  test('no file gives an untyped error or takes more than a second', () => {
    const files = [...new Set(listOf(folder, 'feedparser-cases.json').map(({ file }) => String(file)))]
    const there = files.filter(file => existsSync(join(folder, file)))
    const outcomes = there.map(file => outcomeOf(readFileSync(join(folder, file))))
    printScore('feedparser files that give articles', outcomes.filter(o => o.read).length, there.length)
    expect(outcomes.map(o => o.bug).filter(Boolean)).toEqual([])
    expect(Math.max(...outcomes.map(o => o.ms))).toBeLessThan(1000)
  })
})

function outcomeOf(bytes: Uint8Array): { read: boolean; bug: string | null; ms: number } {
  const ms = startEffort()
  try {
    readFeed({ bytes, headers: {}, url: 'https://x.example/feed', now: Date.UTC(2026, 1, 12) })
    return { read: true, bug: null, ms: ms() }
  } catch (error) {
    return { read: false, bug: error instanceof ExpectedError ? null : String(error), ms: ms() }
  }
}
