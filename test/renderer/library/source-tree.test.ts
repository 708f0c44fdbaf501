import { expect, test } from 'vitest'
import { keyOf, scopeOf, sourceTree } from '../../../renderer/library/tree.ts'
import type { ArticleScope } from '../../../shared/contract/reading.ts'
import type { Source } from '../../../shared/contract/sources.ts'

test('sources stand in their sections, and those without one after them', () => {
  const tree = sourceTree({ sections: [{ id: 1, title: 'a' }], sources: [source(1, 1), source(2, null)], bookmarks: 0 })

  expect(tree.branches[0]?.sources.map(({ id }) => id)).toEqual([1])
  expect(tree.loose.map(({ id }) => id)).toEqual([2])
})

test('a source whose section is gone is not lost', () => {
  const tree = sourceTree({ sections: [], sources: [source(1, 99)], bookmarks: 0 })

  expect(tree.loose.map(({ id }) => id)).toEqual([1])
})

test('a section counts what waits in its sources, without those that are stopped', () => {
  const sources = [source(1, 1), source(2, 1), { ...source(3, 1), enabled: false }]

  const tree = sourceTree({ sections: [{ id: 1, title: 'a' }], sources, bookmarks: 0 })

  expect(tree.branches[0]?.unread).toBe(10)
})

test.each<ArticleScope>([
  { kind: 'all' },
  { kind: 'bookmarks' },
  { kind: 'section', sectionId: 7 },
  { kind: 'source', sourceId: 12 },
])('the key of $kind leads back to it', scope => {
  expect(scopeOf(keyOf(scope))).toEqual(scope)
})

function source(id: number, sectionId: number | null): Source {
  return {
    id,
    title: `s${id}`,
    language: null,
    homepage: null,
    sectionId,
    enabled: true,
    accountId: null,
    unread: 5,
    feeds: [],
  }
}
