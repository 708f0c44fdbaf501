import { describe, expect, test } from 'vitest'
import { daysOf, inOtherPapers, linesOf, openIn, shareOf, shownLines } from '../../../renderer/stories/strip.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { StoryArticle } from '../../../shared/contract/stories.ts'

const NOON = new Date(2026, 1, 11, 12).getTime()
const HOUR = 3_600_000

interface Given {
  readonly hour?: number
  readonly source?: number
  readonly wireOf?: number
  readonly isNew?: boolean
}

function article(id: number, { hour = id, source = id, wireOf, isNew = false }: Given = {}): StoryArticle {
  return {
    row: {
      ref: `article:${id}`,
      title: `عنوان ${id}`,
      lead: '',
      sourceId: source,
      sourceTitle: `جريدة ${source}`,
      sourceLanguage: 'ar',
      publishedAt: NOON + hour * HOUR,
      language: 'ar',
      direction: 'rtl',
      picture: null,
      read: false,
      bookmarked: false,
      watchedFor: null,
      story: null,
    },
    wireOf: wireOf === undefined ? null : `article:${wireOf}`,
    share: wireOf === undefined ? null : 0.9,
    minutes: 1,
    isNew,
  }
}

const ids = (lines: ReturnType<typeof linesOf>) =>
  lines.map(({ own, copies }) => [own, ...copies].map(({ row }) => row.ref))
const ref = (id: number): ArticleRef => `article:${id}`

describe('the lines of a story', () => {
  test('are one for each text, and its copies stand behind whoever printed it first', () => {
    const articles = [article(1, { wireOf: 3 }), article(2), article(3), article(4, { wireOf: 3 })]
    expect(ids(linesOf({ articles }))).toEqual([[ref(1), ref(3), ref(4)], [ref(2)]])
  })

  test('say how much of a text is the same only of two that were compared', () => {
    const [first, root, last] = [article(1, { wireOf: 3 }), article(3), article(4, { wireOf: 3 })]
    expect([shareOf(first, root), shareOf(root, last), shareOf(first, last)]).toEqual([0.9, 0.9, null])
  })

  test('are all shown while they are few; of many the first, the open one and what is new', () => {
    const few = linesOf({ articles: Array.from({ length: 7 }, (_, id) => article(id)) })
    expect(shownLines(few, null)).toEqual(few)

    const many = linesOf({ articles: Array.from({ length: 12 }, (_, id) => article(id, { isNew: id === 11 })) })
    expect(shownLines(many, ref(9)).map(({ own }) => own.row.ref)).toEqual([0, 1, 2, 3, 9, 11].map(ref))
  })

  test('are parted by days only where the story lasted longer than one', () => {
    const days = (hours: readonly number[]) =>
      daysOf(linesOf({ articles: hours.map((hour, id) => article(id, { hour })) })).map(({ at, lines }) => [
        at === null ? null : new Date(at).getDate(),
        lines.length,
      ])
    expect(days([0, 2, 23])).toEqual([[null, 3]])
    expect(days([0, 2, 13, 40])).toEqual([
      [11, 2],
      [12, 1],
      [13, 1],
    ])
  })
})

test('the copy that a bookmark keeps is known as the article that it was made of', () => {
  const articles = [article(1), article(2)]
  const bookmark = { ...article(2).row, ref: 'bookmark:7' as const }
  expect(openIn({ articles }, bookmark)?.row.ref).toBe(ref(2))
  expect(openIn({ articles }, { ...bookmark, title: 'عنوان آخر' })).toBeNull()
})

test('in other newspapers is what others wrote, and not a second report of the same', () => {
  const articles = [article(1), article(2, { source: 1 }), article(3)]
  expect(inOtherPapers({ articles }, article(1).row).map(({ row }) => row.ref)).toEqual([ref(3)])
})
