// Who wrote an article: as the page tells machines, marks for the eye, writes in a line, or as its feed said.

import { authorsIn, BYLINE, joinAuthors } from '../../../shared/press/authors.ts'
import { oneLine } from '../../../shared/press/headlines.ts'
import { nameInByline } from '../../../shared/press/words.ts'
import { wordsOf } from '../../markup/plain-text.ts'
import { AUTHOR, isAround, type Line, nearestFirst } from './around.ts'

export interface AuthorsTold {
  /** In schema.org's vocabulary. */
  readonly told: readonly string[]
  /** In the page's head. */
  readonly named: readonly string[]
  /** In its feed. */
  readonly feed: string | null
  /** What the paper calls itself. */
  readonly sites: readonly string[]
}

export interface Authors {
  /** As the page says, for machines or for the eye. */
  readonly marked: string | null
  /** As a line of it reads, or its feed. */
  readonly written: string | null
}

/** `headline`: where it stands; `lines`: short ones from there on. */
export function findAuthors(
  document: Document,
  headline: Element | null,
  lines: readonly Line[],
  { told, named, feed, sites }: AuthorsTold,
): Authors {
  const namesIn = (texts: readonly string[]) => texts.flatMap(text => authorsIn(text, sites))
  const shown = shownNames(document, headline, sites)
  const machines = [namesIn(told), ...named.map(text => namesIn([text]))].find(names => names.length > 0) ?? []
  // Where the page shows one more than it tells, it tells the first.
  const isMore = shown.isLine && machines.every(name => shown.names.includes(name))
  return {
    marked: joinAuthors(isMore || machines.length === 0 ? shown.names : machines),
    written: joinAuthors(namesIn([writtenName(lines, headline) ?? ''])) ?? joinAuthors(namesIn([feed ?? ''])),
  }
}

function writtenName(lines: readonly Line[], headline: Element | null): string | null {
  for (const { text, element } of lines) {
    const name = nameInByline(text)
    if (name !== null && name.length < LONGEST_NAME && !isAround(element, headline)) return name
  }
  return null
}

const LONGEST_NAME = 60

const NAMES =
  '[itemprop~=name], [rel~=author], .fn, [class*=author-name i], [class*=author_name i], [class*=byline__name i], [class*=byline-name i], ' +
  'a[href*="/author" i], a[href*="/auteur" i], a[href*="/writer" i], a[href*="/profile" i], a[href*="/people" i], a[href*="/by/" i]'
const INSIDE = `${NAMES}, ${AUTHOR}`
const LONGEST_MARKED = 200
const LONGEST_LINE = 80

/** Below the headline, else above it. */
function shownNames(document: Document, headline: Element | null, sites: readonly string[]): Shown {
  const marked = [...document.body.querySelectorAll(AUTHOR)].filter(one => !one.matches('meta, body, main, article'))
  for (const element of nearestFirst(marked, headline)) {
    if (isAround(element, headline)) continue
    const shown = namesOf(element, sites)
    if (shown.names.length > 0) return shown
  }
  return { names: [], isLine: false }
}

/** Names and days in elements of their own may have no space between them. */
function spacedWordsOf(element: Element): string {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const pieces: string[] = []
  while (texts.nextNode()) pieces.push(texts.currentNode.nodeValue ?? '')
  return oneLine(pieces.join(' ')).replace(/ (?=[,،;])/g, '')
}

interface Shown {
  readonly names: readonly string[]
  /** «By one and another», where only one of them may be marked. */
  readonly isLine: boolean
}

/** In a box there are the names themselves, pictures of their owners, and the day. */
function namesOf(element: Element, sites: readonly string[]): Shown {
  const inside = [...element.querySelectorAll(INSIDE)].filter(one => one.querySelector(INSIDE) === null)
  const names = [...new Set(inside.flatMap(one => authorsIn(wordsOf(one), sites)))]
  const own = spacedWordsOf(element)
  const all = own.length <= LONGEST_MARKED ? authorsIn(own, sites) : []
  const isLine = own.length <= LONGEST_LINE && BYLINE.test(own) && names.every(name => all.includes(name))
  return { names: isLine || names.length === 0 ? all : names, isLine }
}
