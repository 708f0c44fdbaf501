/** A library's view of the grouping: which story each article is in now. */

import {
  createGrouping,
  type Grouping,
  type Placing,
  type StoryArticle,
  type Wishes,
} from '../../../shared/stories/grouping.ts'
import { HOUR } from '../../../shared/units.ts'

export const NOW = Date.UTC(2026, 10, 20, 8)

export interface Desk {
  /** Built anew when a row was changed by anybody else, as the store does it. */
  readonly grouping: Grouping
  place(article: StoryArticle, wishes?: Wishes): Placing
  improve(article: StoryArticle, wishes?: Wishes): Placing | null
  remove(id: number): void
  takeOut(id: number): void
  join(a: number, b: number): void
  storyOf(id: number): number | null
  /** The ids of each story, smallest first. */
  stories(): number[][]
  /** The same after a restart. */
  restarted(): Desk
}

interface Row {
  readonly id: number
  readonly source: number
  readonly at: number
  story: number | null
  trace: Uint8Array | null
}

export function openDesk(
  rows: Map<number, Row> = new Map(),
  numbers = { last: 0 },
  apart: [number, number][] = [],
): Desk {
  let grouping = rebuilt()
  const alone = (ids: readonly number[]) => put(ids, null)

  function rebuilt(): Grouping {
    const built = createGrouping({ nextStory: () => ++numbers.last })
    for (const { id, source, at, story, trace } of rows.values()) {
      if (trace) built.restore(id, source, at, story, trace)
    }
    for (const [one, other] of apart) built.keepApart(one, other)
    return built
  }

  /** A story of one is none. */
  function settleRows(): void {
    const counts = new Map<number, number>()
    for (const { story } of rows.values()) if (story !== null) counts.set(story, (counts.get(story) ?? 0) + 1)
    for (const row of rows.values()) if (row.story !== null && counts.get(row.story) === 1) row.story = null
    grouping = rebuilt()
  }

  function put(ids: readonly number[], story: number | null): void {
    for (const id of ids) {
      const row = rows.get(id)
      if (row) row.story = story
    }
  }

  function keep({ id, source, at }: StoryArticle, placing: Placing): Placing {
    rows.set(id, { id, source, at, story: placing.story, trace: grouping.traceOf(id) })
    alone(placing.left)
    put(placing.joined, placing.story)
    return placing
  }

  return {
    get grouping() {
      return grouping
    },
    place: (article, wishes) => keep(article, grouping.place(article, wishes)),
    improve(article, wishes) {
      const placing = grouping.improve(article, wishes)
      return placing && keep(article, placing)
    },
    remove(id) {
      rows.delete(id)
      settleRows()
    },
    takeOut(id) {
      const story = rows.get(id)?.story
      for (const other of rows.values()) {
        if (other.id !== id && other.story === story) apart.push([id, other.id])
      }
      put([id], null)
      settleRows()
    },
    join(a, b) {
      const into = rows.get(a)?.story ?? rows.get(b)?.story ?? ++numbers.last
      const from = rows.get(b)?.story
      const moved = [...rows.values()].filter(({ story }) => from !== null && story === from).map(({ id }) => id)
      put([a, b, ...moved], into)
      settleRows()
    },
    storyOf: id => rows.get(id)?.story ?? null,
    stories() {
      const found = new Map<number, number[]>()
      for (const { id, story } of rows.values()) {
        if (story !== null)
          found.set(
            story,
            [...(found.get(story) ?? []), id].toSorted((a, b) => a - b),
          )
      }
      return [...found.values()].toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    },
    restarted: () => openDesk(structuredClone(rows), { ...numbers }, [...apart]),
  }
}

let ids = 0

/** An Arabic article of an hour ago, of a newspaper of its own. */
export function article(title: string, more: Partial<StoryArticle> = {}): StoryArticle {
  const id = ++ids
  return { id, source: 1000 + id, language: 'ar', direction: 'rtl', title, lead: '', text: '', at: NOW - HOUR, ...more }
}
