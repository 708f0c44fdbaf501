/**
 * Stories: the same event in several newspapers. Each article is placed when it arrives, among those of the last 72
 * hours and of stories that still go on. Whatever is decided depends only on the articles, on the order in which they
 * came, and on what the reader wished.
 */

import { HOUR } from '../units.ts'
import { createApart } from './apart.ts'
import { isColumn } from './columns.ts'
import { copiedFrom, isSameText } from './copies.ts'
import {
  type Entry,
  enter,
  isStory,
  leave,
  membersOf,
  newStory,
  type Place,
  STORY_WINDOW,
  type Story,
} from './entry.ts'
import { findPlaces, fits, staysIn } from './placing.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { type ArticleText, type Terms, termsOf } from './terms.ts'
import { readTrace, sameTerms, writeTrace } from './trace.ts'
import { createWindow } from './window.ts'

export interface StoryArticle extends ArticleText {
  readonly id: number
  readonly source: number
  /** When it was published, in milliseconds; never later than now, or the window leaves everything else behind. */
  readonly at: number
}

export interface Placing {
  /** null: it stands alone. */
  readonly story: number | null
  /** Articles that were alone, and stand in that story now together with it. */
  readonly joined: readonly number[]
  /** Articles of the story that it left, which stand alone now. */
  readonly left: readonly number[]
  /** The article whose text it repeats. */
  readonly wireOf: number | null
}

/** What the reader decided about an article. */
export interface Wishes {
  /** Articles that it never shares a story with. */
  readonly apart: ReadonlySet<number>
  readonly together: readonly number[]
}

export interface Grouping {
  /** Places a new article; one that is here already is improved. */
  place(article: StoryArticle, wishes?: Wishes): Placing
  /**
   * The same article with another or a fuller text. One that stands alone may join; one in a story stays unless nothing
   * speaks for it any more. null: it is too old, and stays whatever it is.
   */
  improve(article: StoryArticle, wishes?: Wishes): Placing | null
  /** What has to be stored of an article so that the index can be rebuilt; null once it is not needed any more. */
  traceOf(id: number): Uint8Array | null
  /** Rebuilds the index after a restart: all articles that have a trace, in their order of arrival. */
  restore(id: number, source: number, at: number, story: number | null, trace: Uint8Array): void
  /** What the reader decided before a restart. `place` and `improve` are told by their wishes. */
  keepApart(one: number, other: number): void
  /** Who repeats whose text in a story, for when an article has gone or stories were joined. */
  wiresIn(story: number): ReadonlyMap<number, number>
  /** The time of the newest article, in milliseconds; 0 where there is none. */
  readonly newest: number
  /** Articles in the index. */
  readonly size: number
}

/** An article of this age finds nothing that still takes any: its window and theirs, to whole hours. */
const OUT_OF_REACH = 2 * STORY_WINDOW + HOUR
const ALONE: Placing = { story: null, joined: [], left: [], wireOf: null }
const NO_WISHES: Wishes = { apart: new Set(), together: [] }

export function createGrouping({ nextStory }: { nextStory(): number }): Grouping {
  const entries = new Map<number, Entry>()
  const stories = new Map<number, Story>()
  const shelves = new Map<string, Shelf>()
  const window = createWindow()
  const apart = createApart()
  let newest = 0
  let arrived = 0

  function shelfOf({ language }: Terms): Shelf {
    const known = shelves.get(language)
    if (known) return known
    const shelf = createShelf(language)
    shelves.set(language, shelf)
    return shelf
  }

  function add({ id, source, at }: Pick<Entry, 'id' | 'source' | 'at'>, terms: Terms, column: boolean, order: number) {
    const shelf = shelfOf(terms)
    const postings = shelf.postingsOf(terms)
    const entry: Entry = {
      id,
      source,
      at,
      order,
      terms,
      postings,
      isColumn: column,
      story: null,
      isLive: true,
      score: 0,
    }
    entries.set(id, entry)
    shelf.add(entry)
    return entry
  }

  function drop(entry: Entry): void {
    leave(entry)
    entry.isLive = false
    entries.delete(entry.id)
    shelfOf(entry.terms).remove(entry)
  }

  function dropForGood(entry: Entry): void {
    drop(entry)
    apart.forgetAll(entry.id)
  }

  function keepOrDrop(entry: Entry): void {
    if (window.isOver(entry)) dropForGood(entry)
    else window.watch(entry)
  }

  function moveTo(at: number): void {
    newest = Math.max(newest, at)
    for (const entry of window.moveTo(newest)) {
      if (entry.story) stories.delete(entry.story.id)
      dropForGood(entry)
    }
  }

  function storyWith(id: number): Story {
    const known = stories.get(id)
    if (known) return known
    const story = newStory(id)
    stories.set(id, story)
    return story
  }

  /** After an article has left it. @returns who stands alone now: a story of one is none */
  function close(story: Story | null): readonly Entry[] {
    if (story === null) return []
    const alone = story.members.length === 1 ? [...story.members] : []
    alone.forEach(leave)
    if (story.members.length === 0) stories.delete(story.id)
    for (const entry of [...alone, ...story.members]) keepOrDrop(entry)
    return alone
  }

  const mayMeet = (entry: Entry, place: Place) => membersOf(place).every(({ id }) => !apart.areApart(entry.id, id))

  /** @returns articles that were alone and are in its story now */
  function settle(entry: Entry, wishes: Wishes): readonly Entry[] {
    const shelf = shelfOf(entry.terms)
    const places = findPlaces(entry, shelf).filter(place => mayMeet(entry, place))
    const place = wishedPlace(entry, wishes) ?? places[0]
    if (place === undefined) return []
    const story = isStory(place) ? place : storyWith(nextStory())
    const joined = isStory(place) ? [] : [place]
    for (const one of [...joined, entry]) enter(story, one)
    // What has found its way to each other by this article alone.
    for (const other of places) {
      if (isStory(other) || other.story !== null || !mayMeet(other, story) || !fits(other, story, shelf)) continue
      enter(story, other)
      joined.push(other)
    }
    return joined
  }

  function wishedPlace(entry: Entry, { together }: Wishes): Place | null {
    const other = together.map(id => entries.get(id)).find(one => one !== undefined && one !== entry)
    return other ? (other.story ?? other) : null
  }

  function placingOf(entry: Entry, joined: readonly Entry[], left: readonly Entry[]): Placing {
    const placing = {
      story: entry.story?.id ?? null,
      joined: joined.map(({ id }) => id),
      left: left.map(({ id }) => id),
      wireOf: copiedFrom(entry)?.id ?? null,
    }
    keepOrDrop(entry)
    return placing
  }

  function improved(old: Entry, article: StoryArticle, wishes: Wishes): Placing {
    const terms = termsOf(article)
    if (old.at === article.at && sameTerms(old.terms, terms)) return placingOf(old, [], [])
    const { story, order } = old
    drop(old)
    const entry = add(article, terms, old.isColumn, order)
    if (story && mayMeet(entry, story) && (isWished(story, wishes) || staysIn(entry, story, shelfOf(terms)))) {
      enter(story, entry)
      return placingOf(entry, [], [])
    }
    const left = close(story)
    const joined = settle(entry, wishes)
    const alone = left.filter(one => one.story === null)
    return placingOf(entry, joined, alone)
  }

  function heed({ id }: StoryArticle, wishes: Wishes): void {
    for (const other of wishes.apart) apart.keep(id, other)
    for (const other of wishes.together) apart.forget(id, other)
  }

  return {
    get newest() {
      return newest
    },
    get size() {
      moveTo(newest)
      return entries.size
    },
    place(article, wishes = NO_WISHES) {
      moveTo(article.at)
      heed(article, wishes)
      const known = entries.get(article.id)
      if (known) return improved(known, article, wishes)
      if (article.at < newest - OUT_OF_REACH && wishes.together.length === 0) return ALONE
      const terms = termsOf(article)
      const sameTitles = shelfOf(terms)
        .sameTitles(terms.titleKey)
        .filter(other => !isSameText(other.terms, terms))
      const entry = add(article, terms, isColumn(article, sameTitles), arrived++)
      return placingOf(entry, settle(entry, wishes), [])
    },
    improve(article, wishes = NO_WISHES) {
      moveTo(article.at)
      const known = entries.get(article.id)
      if (!known) return null
      heed(article, wishes)
      return improved(known, article, wishes)
    },
    traceOf(id) {
      const entry = entries.get(id)
      return entry ? writeTrace(entry.terms, entry.isColumn) : null
    },
    restore(id, source, at, story, trace) {
      const read = readTrace(trace)
      if (read === null) return
      newest = Math.max(newest, at)
      const entry = add({ id, source, at }, read.terms, read.isColumn, arrived++)
      if (story !== null) enter(storyWith(story), entry)
      window.watch(entry)
    },
    keepApart: apart.keep,
    wiresIn(id) {
      const members = stories.get(id)?.members ?? []
      const copies = members.map(member => [member.id, copiedFrom(member)?.id] as const)
      return new Map(copies.filter((copy): copy is [number, number] => copy[1] !== undefined))
    },
  }
}

function isWished(story: Story, { together }: Wishes): boolean {
  return story.members.some(({ id }) => together.includes(id))
}
