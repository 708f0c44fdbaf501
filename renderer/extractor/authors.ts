// Who wrote an article: as the page tells machines, marks for the eye, writes in a line, or as its feed said.
import { authorsIn, joinAuthors } from '../../shared/press/authors.ts'
import { nameInByline } from '../../shared/press/words.ts'
import { wordsOf } from './blocks.ts'

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
  lines: readonly string[],
  { told, named, feed, sites }: AuthorsTold,
): Authors {
  const namesIn = (texts: readonly string[]) => texts.flatMap(text => authorsIn(text, sites))
  const shown = shownNames(document, headline, sites)
  const machines = [namesIn(told), ...named.map(text => namesIn([text]))].find(names => names.length > 0) ?? []
  // Where the page shows one more than it tells, it tells the first.
  const isMore = shown.isLine && machines.every(name => shown.names.includes(name))
  const written = lines.map(line => nameInByline(line)).find(name => name !== null && name.length < LONGEST_NAME)
  return {
    marked: joinAuthors(isMore || machines.length === 0 ? shown.names : machines),
    written: joinAuthors(namesIn([written ?? ''])) ?? joinAuthors(namesIn([feed ?? ''])),
  }
}

const LONGEST_NAME = 60

const MARKED = '[itemprop~=author], [rel~=author], [class*=author i], [class*=byline i], [class*=writer i]'
const NAMES =
  '[itemprop~=name], [rel~=author], .fn, [class*=author-name i], [class*=author_name i], [class*=byline__name i], [class*=byline-name i], ' +
  'a[href*="/author" i], a[href*="/auteur" i], a[href*="/writer" i], a[href*="/profile" i], a[href*="/people" i], a[href*="/by/" i]'
/** Where readers, other articles and what is not the article's have theirs. */
const AROUND =
  'nav, aside, dialog, [role=complementary], [class*=comment i], [id*=comment i], [class*=related i], [class*=ralated i], ' +
  '[class*=sidebar i], [class*=widget i], [class*=recommend i], [class*=most-read i], [class*=popular i], [class*=latest i]'
const INSIDE = `${NAMES}, ${MARKED}`
const LONGEST_MARKED = 200
const LONGEST_LINE = 80

/** Below the headline, else above it. */
function shownNames(document: Document, headline: Element | null, sites: readonly string[]): Shown {
  const marked = [...document.body.querySelectorAll(MARKED)].filter(
    element =>
      element.localName !== 'meta' &&
      !element.matches('body, main, article') &&
      !isAround(element, headline) &&
      !isOfAnother(element, headline),
  )
  const isBelow = (element: Element) =>
    headline !== null && (headline.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  for (const element of [...marked.filter(isBelow), ...marked.filter(one => !isBelow(one))]) {
    const shown = namesOf(element, sites)
    if (shown.names.length > 0) return shown
  }
  return { names: [], isLine: false }
}

/** The article may be inside of what is called so, too. */
function isAround(element: Element, headline: Element | null): boolean {
  const box = element.closest(AROUND)
  return box !== null && !(headline && box.contains(headline))
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
  const own = wordsOf(element)
  const all = own.length <= LONGEST_MARKED ? authorsIn(own, sites) : []
  const isLine = own.length <= LONGEST_LINE && nameInByline(own) !== null && names.every(name => all.includes(name))
  return { names: isLine || names.length === 0 ? all : names, isLine }
}

const STEPS_UP = 5
const SHORTEST_HEADLINE = 25
/** More is a text of its own, with links in it. */
const LONGEST_BOX = 800

/** A box with a link that is as long as a headline tells of the article that it leads to. */
function isOfAnother(element: Element, headline: Element | null): boolean {
  let box: Element | null = element
  for (let step = 0; box && step < STEPS_UP; step++, box = box.parentElement) {
    if (box.matches('body, main') || (headline && box.contains(headline))) return false
    if (box.matches('p, blockquote') || box.textContent.length > LONGEST_BOX) return false
    for (const link of box.querySelectorAll('a[href]')) {
      if (link.closest(MARKED) === null && wordsOf(link).length >= SHORTEST_HEADLINE) return true
    }
  }
  return false
}
