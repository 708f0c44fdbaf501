import { expect, test } from 'vitest'
import { type CountedSoFar, NO_FILTERS, type SearchFilters, searchWish } from '../../shared/contract/search.ts'
import { MINUTE, NOW } from './seeds.ts'
import { openWorld, save, subscribe } from './world.ts'

test('what was found is counted in steps that a search may come between, and together they count each once', () => {
  const { store, feedId, sourceId } = openWorld()
  const other = subscribe(store, 'https://other.example/feed', 'بحر')
  const papers = [feedId, other.feedId]
  for (let from = 0; from < 7000; from += 1000) {
    const seeds = Array.from({ length: 1000 }, (_, at) => from + at).map(at => ({
      guid: `${at}`,
      title: at % 5 === 0 ? `جسر ${at}` : `ميناء ${at}`,
      publishedAt: NOW - at * 20 * MINUTE,
    }))
    for (const [at, paper] of papers.entries())
      save(
        store,
        paper,
        seeds.filter(({ guid }) => Number(guid) % 2 === at),
      )
  }
  const counted = (filters: Partial<SearchFilters>) => {
    const steps: CountedSoFar[] = []
    for (let step: CountedSoFar | null = null; step === null || step.below !== null; steps.push(step))
      step = store.countFound(searchWish('ميناء ', 'best', { ...NO_FILTERS, ...filters }), step)
    return steps
  }

  const steps = counted({})
  expect(steps.map(({ counts, looked }) => [counts.total, looked])).toEqual([
    [3000, 3000],
    [5600, 5600],
  ])
  const { counts } = steps.at(-1) ?? expect.unreachable()
  expect(counts.isExact).toBe(true)
  expect(counts.sources.map(({ id }) => id).sort()).toEqual([sourceId, other.sourceId].sort())
  for (const parts of [counts.sources, counts.months]) expect(sumOf(parts)).toBe(5600)
  expect(counts.sections).toMatchObject([{ count: 2800 }])
  expect(counts.days).toHaveLength(61)
  store.markRead(
    store.search({ ...searchWish('ميناء ', 'newest'), limit: 100 }).hits.map(({ row }) => row.ref),
    true,
  )
  const unread = counted({ unread: true })
  expect(unread.map(({ looked }) => looked)).toEqual([3000, 5600])
  expect(unread.at(-1)?.counts.total).toBe(5500)
})

function sumOf(parts: readonly { readonly count: number }[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0)
}
