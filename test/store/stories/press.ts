/** Newspapers that report events, for the tests of stories. Every text is made of words that an event has for itself. */

import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect } from 'vitest'
import type { ArticleSeed } from '../seeds.ts'

const LETTERS = ['بر', 'جم', 'دس', 'رع', 'زف', 'سق', 'شك', 'صل', 'ضم', 'طن', 'عه', 'فو', 'قت', 'كث', 'لخ', 'مذ']

/** A word that no other number gives. */
function wordOf(number: number): string {
  const digits = [number % 16, Math.floor(number / 16) % 16, Math.floor(number / 256) % 16]
  return digits.map(digit => LETTERS[digit]).join('')
}

function wordsOf(event: number, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => wordOf((event * 97 + (from + n) * 31) % 4096))
}

/** How a newspaper reports an event: in words of its own around those that everybody uses. */
export function report(event: number, paper: number, more: Partial<ArticleSeed> = {}): ArticleSeed {
  const common = wordsOf(event, 0, 20)
  const own = wordsOf(event * 7 + paper * 3 + 400, 40, 6)
  return {
    guid: `${event}-${paper}`,
    title: [...common.slice(0, 11), own[0]].join(' '),
    text: [...common.slice(0, 11), ...own, ...common.slice(11)].join(' '),
    ...more,
  }
}

/** The text of an agency, as a newspaper prints it. */
export function wireReport(event: number, paper: number): ArticleSeed {
  const text = Array.from({ length: 12 }, (_, n) => wordsOf(event + n, n * 9, 12).join(' ')).join('، ')
  return { guid: `${event}-${paper}`, title: `${wordsOf(event, 0, 5).join(' ')} ${wordOf(paper)}`, text }
}

/** Counts again what rows say of each other. */
export function expectSoundStories(folder: string): void {
  const db = new DatabaseSync(join(folder, 'cache.db'), { readOnly: true })
  try {
    const kept = db.prepare('SELECT id, articles, papers, newest_at FROM stories ORDER BY id').all()
    const counted = db
      .prepare(
        `SELECT story_id AS id, count(*) AS articles, count(DISTINCT CASE WHEN wire_of IS NULL THEN source_id END) AS papers,
           max(sort_at) AS newest_at FROM articles WHERE story_id IS NOT NULL GROUP BY story_id ORDER BY story_id`,
      )
      .all()
    expect(kept).toEqual(counted)
    expect(kept.filter(({ articles }) => Number(articles) < 2)).toEqual([])
    const lostWires = db.prepare(`
      SELECT copy.id FROM articles AS copy LEFT JOIN articles AS original ON original.id = copy.wire_of
      WHERE copy.wire_of IS NOT NULL AND (original.id IS NULL OR original.story_id IS NOT copy.story_id OR original.wire_of IS NOT NULL)`)
    expect(lostWires.all()).toEqual([])
    expect(
      db.prepare('SELECT article_id FROM story_traces WHERE article_id NOT IN (SELECT id FROM articles)').all(),
    ).toEqual([])
  } finally {
    db.close()
  }
}
