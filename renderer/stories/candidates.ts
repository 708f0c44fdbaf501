// Articles whose story another one may belong to.
import { useEffect, useState } from 'react'
import { foldWords } from '../../shared/arabic/fold.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { listCell } from '../articles/list.ts'
import { indexOf } from '../articles/slices.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'
import { canBeMoved } from './choices.ts'

/** More than anyone looks through without typing a word. */
const MOST_AROUND = 40
const DEBOUNCE_MS = 120

type Joined = Pick<ArticleRow, 'ref' | 'title' | 'direction'>

/** The rows of the list around the article, those with the most words of its headline first; `own`: what is together already. */
export function candidatesAround({ ref, title, direction }: Joined, own: ReadonlySet<ArticleRef>): ArticleRow[] {
  const { slices } = listCell.get()
  const place = indexOf(slices, ref) ?? 0
  const at = (slice: number, index: number) => slice * slices.list.sliceSize + index
  const rows = [...slices.loaded].flatMap(([slice, loaded]) =>
    loaded.map((row, index) => ({ row, away: Math.abs(at(slice, index) - place) })),
  )
  return rows
    .filter(({ row }) => isCandidate(row, own) && row.direction === direction && row.story?.leads !== false)
    .map(one => ({ ...one, common: wordsInCommon(one.row.title, title) }))
    .toSorted((a, b) => b.common - a.common || a.away - b.away)
    .slice(0, MOST_AROUND)
    .map(({ row }) => row)
}

function wordsInCommon(one: string, other: string): number {
  const words = new Set(foldWords(other).split(' '))
  return foldWords(one)
    .split(' ')
    .filter(word => word.length > 2 && words.has(word)).length
}

/** What the words are found in; empty while the answer is on its way. */
export function useFound(words: string, own: ReadonlySet<ArticleRef>): readonly ArticleRow[] {
  const [found, setFound] = useState<readonly ArticleRow[]>([])
  useEffect(() => {
    if (words.trim() === '') return
    let isWanted = true
    const asking = debounce(async () => {
      const answer = await reader.request.search(searchWish(words, 'newest'))
      if (!isWanted || (answer.ok && answer.value === null)) return
      const rows = answer.ok && answer.value ? answer.value.hits.map(({ row }) => row) : []
      setFound(rows.filter(row => isCandidate(row, own)))
    }, DEBOUNCE_MS)
    asking.ask()
    return () => {
      isWanted = false
      asking.cancel()
    }
  }, [words, own])
  return found
}

function isCandidate({ ref }: ArticleRow, own: ReadonlySet<ArticleRef>): boolean {
  return canBeMoved(ref) && !own.has(ref)
}
