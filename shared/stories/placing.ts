/** Where an article belongs: to a story, to another one that stands alone, or to none. */

import { HOUR } from '../units.ts'
import type { Entry, Story } from './entry.ts'
import { likeness } from './likeness.ts'
import type { Shelf } from './shelf.ts'

/** How long after its last article a story takes another one. */
export const STORY_WINDOW = 72 * HOUR

export const TUNING = { single: 0, best: 0.3, mean: -1.5, floor: -6, stay: -3, own: 0.5 }
const JUDGES_FIRST = 4
const JUDGES_LAST = 8

export type Place = Story | Entry

export function isStory(place: Place): place is Story {
  return 'members' in place
}

/** Stories and lone articles that an article may belong to, the likeliest first. */
export function findPlaces(entry: Entry, shelf: Shelf): Place[] {
  const found: (readonly [place: Place, odds: number])[] = []
  for (const [place, closest] of placesFor(entry, shelf)) {
    const odds = isStory(place) ? oddsOfStory(entry, place, closest, shelf) : closest - TUNING.single
    if (odds >= 0 && isInReach(entry, place)) found.push([place, odds])
  }
  return found.toSorted((a, b) => b[1] - a[1]).map(([place]) => place)
}

/** Whether a lone article that is like one member of a story is like the others, too. */
export function fits(entry: Entry, story: Story, shelf: Shelf): boolean {
  return meanLikeness(entry, story, shelf) >= TUNING.mean
}

/** The stories and lone articles of the candidates, each with its likeness at its closest. */
function placesFor(entry: Entry, shelf: Shelf): Map<Place, number> {
  const places = new Map<Place, number>()
  for (const candidate of shelf.candidatesOf(entry)) {
    if (candidate === entry || candidate.isColumn) continue
    const place = candidate.story ?? candidate
    const odds = likeness(entry, candidate, shelf)
    places.set(place, Math.max(odds, places.get(place) ?? Number.NEGATIVE_INFINITY))
  }
  return places
}

function isInReach(entry: Entry, place: Place): boolean {
  return Math.abs(entry.at - (isStory(place) ? place.newest : place.at)) <= STORY_WINDOW
}

/** Like one member is not enough: stories would grow into each other, link by link. */
function oddsOfStory(entry: Entry, story: Story, closest: number, shelf: Shelf): number {
  if (closest < TUNING.best) return -1
  return Math.min(closest - TUNING.best, meanLikeness(entry, story, shelf) - TUNING.mean)
}

function meanLikeness(entry: Entry, story: Story, shelf: Shelf): number {
  const judges = judgesOf(story).filter(judge => judge !== entry)
  const sum = judges.reduce((all, judge) => all + Math.max(TUNING.floor, likeness(entry, judge, shelf)), 0)
  return sum / judges.length
}

function judgesOf({ members }: Story): readonly Entry[] {
  if (members.length <= JUDGES_FIRST + JUDGES_LAST) return members
  return [...members.slice(0, JUDGES_FIRST), ...members.slice(-JUDGES_LAST)]
}

/** Whether an article whose text became known still has anything to do with its story. */
export function staysIn(entry: Entry, story: Story, shelf: Shelf): boolean {
  return judgesOf(story).some(judge => judge !== entry && likeness(entry, judge, shelf) >= TUNING.stay)
}
