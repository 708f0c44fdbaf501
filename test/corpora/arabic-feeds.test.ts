import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import type { ReadFeed } from '../../electron/records/feed.ts'
import { listOf, overCorpus, printScore } from './corpus.ts'

const NOW = Date.UTC(2026, 1, 12)

function read(path: string, contentType: string): ReadFeed {
  const headers = { 'content-type': contentType }
  return readFeed({ bytes: readFileSync(path), headers, url: 'https://www.hespress.com/feed', now: NOW })
}

overCorpus('feeds/arabic', folder => {
  test('a Moroccan feed that calls itself English: ten articles, right to left', () => {
    const feed = read(join(folder, 'hespress-2026-02-11.xml'), 'application/rss+xml; charset=UTF-8')
    expect(feed.articles).toHaveLength(10)
    expect(feed.direction).toBe('rtl')
    for (const article of feed.articles) {
      expect(article).toMatchObject({ direction: 'rtl', language: 'ar' })
      expect(article.url).toMatch(/^https:\/\/www\.hespress\.com\//)
      expect(article.title).not.toBe('')
      expect(article.text.length).toBeGreaterThan(50)
      expect(article.publishedAt).toBeGreaterThan(Date.UTC(2026, 1, 9))
    }
  })

  test('every transcoding gives the same titles and links', () => {
    const cases = listOf(join(folder, 'encodings'), 'manifest.json')
    const wrong = cases.flatMap(({ file, contentType, expectTitles, expectLinks }) => {
      try {
        const { articles } = read(join(folder, 'encodings', String(file)), String(contentType))
        expect(articles.map(({ title }) => title)).toEqual(expectTitles)
        expect(articles.map(({ url }) => url)).toEqual(expectLinks)
        return []
      } catch (error) {
        return [`${file}: ${error instanceof Error ? error.message.split('\n')[0] : error}`]
      }
    })
    printScore('Arabic encodings', cases.length - wrong.length, cases.length)
    expect(wrong).toEqual([])
  })
})
