import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { SearchHit } from '../../../shared/contract/search.ts'

const known = new WeakMap<SearchHit, ArticleRow>()

/** The row that is drawn for a hit: what it says of its story counts what was found of it. The same object each time. */
export function rowOfHit(hit: SearchHit): ArticleRow {
  const row = known.get(hit) ?? made(hit)
  known.set(hit, row)
  return row
}

function made({ row, story }: SearchHit): ArticleRow {
  if (story === null) return { ...row, story: null }
  const { id, articles, sources } = story
  const others = row.story?.others ?? []
  return {
    ...row,
    story: { id, leads: true, articles, papers: sources, others, grown: 0, isFollowed: row.story?.isFollowed ?? false },
  }
}
