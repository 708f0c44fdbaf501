/** Where an article belongs: to a story, to another one that stands alone, or to none. */

import { COLUMN_WINDOW } from './columns.ts'
import { type Entry, isStory, membersOf, type Place, STORY_WINDOW, type Story } from './entry.ts'
import { likeness } from './likeness.ts'
import type { Shelf } from './shelf.ts'

/** As logarithms of odds. What joins a story is like one of its members, and not unlike the others. */
const LIKE_ONE = 0.1
const NOT_UNLIKE_ALL = -0.8
/** Who joins after another one has led the way needs more. */
const NOT_UNLIKE_ANY = -0.3
/** So like one of them that the others need not be asked: a reader may have joined the story from two. */
const NEARLY_SAME = 3.5
/** Beyond this, unlike is unlike. */
const UNLIKE = -6
/** What a reader has seen in a story stays there as long as anything speaks for it. */
const STILL_LIKE_ONE = -3
/** A long story is judged by how it began and by where it is. */
const FIRST_JUDGES = 4
const LAST_JUDGES = 8

/** Stories and lone articles that an article may belong to, the likeliest first. */
export function findPlaces(entry: Entry, shelf: Shelf): Place[] {
  const found: (readonly [place: Place, odds: number])[] = []
  for (const [place, closest] of candidatePlaces(entry, shelf)) {
    const odds = isStory(place) ? oddsOfStory(entry, place, closest, shelf) : closest
    if (odds >= 0 && isInReach(entry, place)) found.push([place, odds])
  }
  return found.toSorted((a, b) => b[1] - a[1]).map(([place]) => place)
}

/** Whether an article that is like one member of a story is like the others, too. */
export function fits(entry: Entry, story: Story, shelf: Shelf): boolean {
  return isInReach(entry, story) && meanLikeness(entry, story, shelf) >= NOT_UNLIKE_ANY
}

/** Whether an article whose text became known still has anything to do with its story. */
export function staysIn(entry: Entry, story: Story, shelf: Shelf): boolean {
  return judgesOf(story).some(judge => likeness(entry, judge, shelf) >= STILL_LIKE_ONE)
}

/** The stories and lone articles among the candidates, each with its likeness at its closest. */
function candidatePlaces(entry: Entry, shelf: Shelf): Map<Place, number> {
  const places = new Map<Place, number>()
  for (const candidate of shelf.candidatesOf(entry)) {
    const place = candidate.story ?? candidate
    const odds = likeness(entry, candidate, shelf)
    places.set(place, Math.max(odds, places.get(place) ?? Number.NEGATIVE_INFINITY))
  }
  return places
}

/** What comes every day has a story of one day at most. */
function isInReach(entry: Entry, place: Place): boolean {
  const members = membersOf(place)
  if (entry.isColumn || members.some(({ isColumn }) => isColumn)) {
    return members.every(({ at }) => Math.abs(entry.at - at) < COLUMN_WINDOW)
  }
  return Math.abs(entry.at - (isStory(place) ? place.newest : place.at)) <= STORY_WINDOW
}

/** Like one member is not enough: stories would grow into each other, link by link. */
function oddsOfStory(entry: Entry, story: Story, closest: number, shelf: Shelf): number {
  if (closest < LIKE_ONE || closest >= NEARLY_SAME) return closest - LIKE_ONE
  return Math.min(closest - LIKE_ONE, meanLikeness(entry, story, shelf) - NOT_UNLIKE_ALL)
}

function meanLikeness(entry: Entry, story: Story, shelf: Shelf): number {
  const judges = judgesOf(story)
  const sum = judges.reduce((all, judge) => all + Math.max(UNLIKE, likeness(entry, judge, shelf)), 0)
  return sum / judges.length
}

function judgesOf({ members }: Story): readonly Entry[] {
  if (members.length <= FIRST_JUDGES + LAST_JUDGES) return members
  return [...members.slice(0, FIRST_JUDGES), ...members.slice(-LAST_JUDGES)]
}
