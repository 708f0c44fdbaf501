import { expect, test } from 'vitest'
import { bestFirst } from '../../electron/store/search/best-first.ts'
import type { ReadCandidate } from '../../electron/store/search/read-candidates.ts'

function candidate(owner: number, at = owner, story: number | null = null): ReadCandidate {
  return { owner, title: '', at, source: null, story }
}

/** `scores`: what each owner is worth, and what it may be worth before its lead is read. */
function scoring(scores: ReadonlyMap<number, readonly [exact: number, most: number]>) {
  const read: number[] = []
  const scoreOf = ({ owner }: ReadCandidate) => {
    const [exact, most] = scores.get(owner) ?? [0, 0]
    const look = () => {
      read.push(owner)
      return exact
    }
    return { most, exact: look }
  }
  return { read, scoreOf }
}

test('are in the order of their scores as far as anybody looks, whatever they might have been worth', () => {
  for (let round = 0; round < 200; round++) {
    const random = (place: number) => ((round * 7919 + place * 104_729) % 97) / 10
    const candidates = Array.from({ length: 60 }, (_, n) => candidate(n + 1, n % 7, n % 5 === 0 ? n % 3 : null))
    const scores = new Map(
      candidates.map(({ owner }) => {
        const exact = Math.round(random(owner))
        return [owner, [exact, owner % 3 === 0 ? exact : exact + random(owner + 1000)] as const]
      }),
    )
    const exactOf = ({ owner }: ReadCandidate) => scores.get(owner)?.[0] ?? 0
    const whole = candidates.toSorted((a, b) => exactOf(b) - exactOf(a) || b.at - a.at || b.owner - a.owner)

    const found = bestFirst(candidates, scoring(scores).scoreOf, 10)

    expect(rowsOf(found).slice(0, 10)).toEqual(rowsOf(whole).slice(0, 10))
    expect(new Set(found)).toEqual(new Set(candidates))
  }
})

/** The first article of each story, and those that stand alone. */
function rowsOf(candidates: readonly ReadCandidate[]): number[] {
  const seen = new Set<number>()
  return candidates.flatMap(({ owner, story }) => {
    if (story === null) return [owner]
    if (seen.has(story)) return []
    seen.add(story)
    return [owner]
  })
}

test('leave unread the leads of all that cannot be among them', () => {
  const candidates = Array.from({ length: 40 }, (_, n) => candidate(n + 1))
  const inHeadline = (owner: number) => owner <= 20
  const scores = new Map(
    candidates.map(({ owner }) => [owner, inHeadline(owner) ? ([10, 10] as const) : ([1, 7] as const)]),
  )
  const { read, scoreOf } = scoring(scores)

  bestFirst(candidates, scoreOf, 20)

  expect(read.filter(owner => !inHeadline(owner))).toEqual([])
})
