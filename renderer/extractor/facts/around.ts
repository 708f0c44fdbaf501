// What on a page is told of its article, and what of other ones or of nobody's: authors, days and pictures stand in both.
import { shortWordsOf, wordsOf } from '../../markup/plain-text.ts'

/** The element of an author, for people or for machines. */
export const AUTHOR = '[itemprop~=author], [rel~=author], [class*=author i], [class*=byline i], [class*=writer i]'

/** As parts of a class or an id. Builders of pages call everything a widget. */
const NAMED = 'comment related ralated sidebar recommend most-read popular latest widget'
  .split(' ')
  .flatMap(name => [`[class*=${name} i]`, `[id*=${name} i]`])
const AROUND = `nav, aside, dialog, [role=complementary], :is(${NAMED.join()}):not(html, body, main, article, [class*=elementor i])`
const STEPS_UP = 5
const SHORTEST_HEADLINE = 25
/** More is a text of its own, with links in it. */
const LONGEST_BOX = 800

/** Whether it stands in a box that is not the article's. `headline`: of the article; what holds that is no such box. */
export function isAround(element: Element, headline: Element | null): boolean {
  const box = element.closest(AROUND)
  return (box !== null && !holds(box, headline)) || isOfAnother(element, headline)
}

/** Without a headline the article is where most of the page is. */
function holds(box: Element, headline: Element | null): boolean {
  if (headline) return box.contains(headline)
  return box.textContent.length > box.ownerDocument.body.textContent.length * MOST
}

const MOST = 0.5

/** A box with a link that is as long as a headline tells of the article that it leads to. */
function isOfAnother(element: Element, headline: Element | null): boolean {
  let box: Element | null = element
  for (let step = 0; box && step < STEPS_UP; step++, box = box.parentElement) {
    if (box.matches('body, main, p, blockquote') || (headline && box.contains(headline))) return false
    if (box.textContent.length > LONGEST_BOX) return false
    for (const link of box.querySelectorAll('a[href]')) {
      if (link.closest(AUTHOR) === null && wordsOf(link).length >= SHORTEST_HEADLINE) return true
    }
  }
  return false
}

/** Those below the headline first. */
export function nearestFirst<E extends Element>(elements: readonly E[], headline: Element | null): E[] {
  const isBelow = (element: E) =>
    headline !== null && (headline.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return [...elements.filter(isBelow), ...elements.filter(element => !isBelow(element))]
}

export interface Line {
  readonly text: string
  readonly element: Element
}

const LINES = 'p, div, span, time, li, td, h2, h3, h4, h5, small, em, b, strong, font'
const LONGEST_LINE = 160
const MOST_INSIDE = 3
const MOST_LINES = 150

/** Short lines from the headline on: what stands above it is the page's own. */
export function linesBelow(document: Document, headline: Element | null): Line[] {
  const lines: Line[] = []
  const from = headline ?? document.querySelector('h1')
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  if (from) walker.currentNode = from
  let element = (from ?? walker.nextNode()) as Element | null
  for (; element && lines.length < MOST_LINES; element = walker.nextNode() as Element | null) {
    if (element.childElementCount > MOST_INSIDE || !element.matches(LINES)) continue
    const text = shortWordsOf(element, LONGEST_LINE) ?? ''
    if (text !== '') lines.push({ text, element })
  }
  return lines
}
