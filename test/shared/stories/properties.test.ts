// What holds for any news: made-up days, as the bench has them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGrouping, type StoryArticle } from '../../../shared/stories/grouping.ts'
import { HOUR } from '../../../shared/units.ts'
import { madeNews } from '../../../tools/bench/made-news.mjs'
import { type Desk, openDesk } from './desk.ts'

const PATIENCE = { timeout: 240_000 }
const seeds = fc.integer({ min: 1, max: 1_000_000 })

/** Every third one has its whole text. */
function news(count: number, days: number, seed: number): StoryArticle[] {
  return [...madeNews(count, days, seed)].map(one => (one.id % 3 === 0 ? one : { ...one, text: '' }) as StoryArticle)
}

function placed(articles: readonly StoryArticle[]): Desk {
  const desk = openDesk()
  for (const each of articles) desk.place(each)
  return desk
}

function idsOf(articles: readonly { readonly id: number }[]): number[] {
  return articles.map(({ id }) => id)
}

function pairsOf(stories: readonly (readonly number[])[]): Set<string> {
  return new Set(stories.flatMap(ids => ids.flatMap((a, at) => ids.slice(at + 1).map(b => `${a} ${b}`))))
}

describe('whatever the news', () => {
  test('after a restart everything goes on as if there had been none', PATIENCE, () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 50, max: 450 }), (seed, at) => {
        const articles = news(500, 8, seed)
        const lasting = placed(articles.slice(0, at))
        // Read anew, an article keeps its place in the order of arrival.
        for (const each of articles.slice(at - 40, at - 5))
          lasting.improve({ ...each, title: `${each.title} ${each.id}` })
        const restarted = lasting.restarted()
        for (const each of articles.slice(at)) {
          expect(restarted.place(each)).toEqual(lasting.place(each))
        }
        expect(restarted.stories()).toEqual(lasting.stories())
        expect(restarted.grouping.size).toBe(lasting.grouping.size)
      }),
      { numRuns: 12 },
    )
  })

  test('the same articles again change nothing', PATIENCE, () => {
    fc.assert(
      fc.property(seeds, seed => {
        const articles = news(200, 1, seed)
        const desk = placed(articles)
        const before = desk.stories()
        for (const each of articles) {
          expect(desk.place(each)).toMatchObject({ joined: [], left: [] })
          expect(desk.improve(each)).toMatchObject({ joined: [], left: [] })
        }
        expect(desk.stories()).toEqual(before)
      }),
      { numRuns: 8 },
    )
  })

  test('a fuller text, given twice, decides once', PATIENCE, () => {
    fc.assert(
      fc.property(seeds, seed => {
        const articles = [...madeNews(150, 1, seed)] as StoryArticle[]
        const desk = placed(articles.map(each => ({ ...each, lead: '', text: '' })))
        for (const each of articles) {
          desk.improve(each)
          const before = desk.stories()
          desk.improve(each)
          expect(desk.stories()).toEqual(before)
        }
      }),
      { numRuns: 8 },
    )
  })

  test('when a newspaper goes, every story that is left has two articles or more', PATIENCE, () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 39 }), (seed, source) => {
        const articles = news(300, 2, seed)
        const desk = placed(articles)
        for (const each of articles) if (each.source === source) desk.remove(each.id)
        const stories = desk.stories()

        expect(stories.every(({ length }) => length >= 2)).toBe(true)
        expect(new Set(stories.flat()).size).toBe(stories.flat().length)
        // What the grouping knows is what the rows say: nothing joins a story that is no more.
        const again = desk.restarted()
        for (const each of news(50, 2, seed + 1)) {
          const later = { ...each, id: each.id + 1000, at: each.at + 48 * HOUR }
          expect(again.place(later)).toEqual(desk.place(later))
        }
      }),
      { numRuns: 8 },
    )
  })

  test('the order within an hour changes few pairs', PATIENCE, () => {
    const articles = news(2000, 2, 7)
    const hour = (each: StoryArticle) => Math.floor(each.at / HOUR)
    const shuffled = articles.toSorted(
      (a, b) => hour(a) - hour(b) || ((a.id * 7919) % 104_729) - ((b.id * 7919) % 104_729),
    )
    const [one, other] = [placed(articles), placed(shuffled)].map(desk => pairsOf(desk.stories())) as [
      Set<string>,
      Set<string>,
    ]
    const common = [...one].filter(pair => other.has(pair)).length
    const changed = 1 - common / (one.size + other.size - common)
    console.log(`stories: another order within the hour changes ${(changed * 100).toFixed(1)} % of ${one.size} pairs`)

    expect(changed).toBeLessThan(0.1)
  })

  test('what is held is what the last three days need', PATIENCE, () => {
    let stories = 0
    const grouping = createGrouping({ nextStory: () => ++stories })
    const sizes: number[] = []
    for (const each of news(6000, 20, 3)) {
      grouping.place(each)
      if (each.id % 300 === 0) sizes.push(grouping.size)
    }
    expect(Math.max(...sizes)).toBeLessThan((6000 / 20) * 3 * 1.25)
  })

  test('events of which hardly a word is common are found, and little else', PATIENCE, () => {
    const articles = [...madeNews(3000, 2, 11)]
    const eventOf = new Map(articles.map(({ id, event }) => [id, event]))
    const pairs = [...pairsOf(placed(articles.map(each => ({ ...each, text: '' }) as StoryArticle)).stories())]
    const right = pairs.filter(pair => new Set(pair.split(' ').map(id => eventOf.get(Number(id)))).size === 1).length

    const all = pairsOf(articles.map(({ event }) => idsOf(articles.filter(other => other.event === event))))
    expect(right / pairs.length).toBeGreaterThan(0.95)
    expect(right / all.size).toBeGreaterThan(0.3)
  })
})
