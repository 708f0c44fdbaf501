import { describe, expect, test } from 'vitest'
import {
  picturedSections,
  placeSeconds,
  progressIn,
  sectionsShown,
} from '../../../renderer/front-page/edition/pages.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { FrontPage, FrontSection, FrontStory } from '../../../shared/contract/stories.ts'

function story(id: number, change: Partial<FrontStory> = {}, rowChange: Partial<ArticleRow> = {}): FrontStory {
  const row: ArticleRow = {
    ref: `article:${id}`,
    title: `عنوان ${id}`,
    lead: '',
    sourceId: 1,
    sourceTitle: 'جريدة',
    sourceLanguage: 'ar',
    publishedAt: 0,
    language: 'ar',
    direction: 'rtl',
    picture: null,
    read: false,
    bookmarked: false,
    watchedFor: null,
    story: null,
    ...rowChange,
  }
  return {
    row,
    papers: 1,
    refs: [row.ref],
    grown: 0,
    read: false,
    isFollowed: false,
    first: null,
    minutes: 2,
    rivals: [],
    sectionId: null,
    sectionTitle: '',
    newestAt: 0,
    ...change,
  }
}

function section(id: number, stories: readonly FrontStory[]): FrontSection {
  return { id, title: `قسم ${id}`, unread: 0, stories }
}

function page(change: Partial<FrontPage>): FrontPage {
  return {
    edition: { lastId: 9, madeAt: 0, syncedAt: null, visitedAt: null, papers: 1, articles: 9 },
    lead: story(1),
    second: [],
    sections: [],
    since: [],
    sinceTotal: 0,
    ...change,
  }
}

const many = (count: number, from = 10) => Array.from({ length: count }, (_, place) => story(from + place))

describe('sections', () => {
  test('without a story take no room; many are short, the only one is the rest of the paper', () => {
    const shown = (...counts: readonly number[]) =>
      sectionsShown(page({ sections: counts.map((count, id) => section(id, many(count))) })).map(each => [
        each.id,
        each.stories.length,
      ])
    expect(shown(6, 0, 6, 6)).toEqual([
      [0, 4],
      [2, 4],
      [3, 4],
    ])
    expect(shown(6, 6)).toEqual([
      [0, 6],
      [1, 6],
    ])
    expect(shown(18)).toEqual([[0, 18]])
  })

  test('never have two pictures side by side', () => {
    const pictured = (id: number) => section(id, [story(id, {}, { picture: 'p' as ArticleRow['picture'] })])
    const plain = (id: number) => section(id, [story(id)])
    expect([...picturedSections([1, 2, 3, 4, 5].map(pictured))]).toEqual([0, 2, 4])
    expect([...picturedSections([plain(1), pictured(2), pictured(3), pictured(4)])]).toEqual([1, 3])
  })
})

describe('stories beside the first', () => {
  const since = [story(99).row]
  const places = (change: Partial<FrontPage>) => {
    const { beside, under, atEnd } = placeSeconds(page(change))
    return [beside.length, under.length, atEnd.length]
  }

  test('fill the last column while nothing is new', () => {
    const lead = story(1, {}, { picture: 'p' as ArticleRow['picture'] })
    expect(places({ second: many(6), lead })).toEqual([4, 0, 2])
    expect(places({ second: many(1), lead })).toEqual([1, 0, 0])
    expect(places({ second: many(6) })).toEqual([3, 2, 1])
  })

  test('stand under a first story of which few others write', () => {
    expect(places({ second: many(6), since })).toEqual([4, 2, 0])
    expect(places({ second: many(3), since })).toEqual([3, 0, 0])
    expect(places({ second: many(6), since, lead: story(1, { rivals: many(2, 50).map(({ row }) => row) }) })).toEqual([
      6, 0, 0,
    ])
  })
})

test('what was read counts with its minutes; what has no text takes none', () => {
  const second = [story(2, { read: true }), story(3, { minutes: null }), story(4, { read: true, minutes: 5 })]
  expect(progressIn(page({ second }))).toEqual({ read: 2, total: 4, minutesRead: 7, minutesLeft: 2 })
})
