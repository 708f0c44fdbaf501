// The last look at an article that was found: what sends the reader elsewhere, asks for something, or repeats what stands
// above the text. Only short blocks are touched, and only those that say so in words or are nothing but links.
import { isDateLine, isReadingTime } from '../../shared/press/date-line.ts'
import { interrupts, isSignpost } from '../../shared/press/interruptions.ts'
import {
  asksSomething,
  mayBeNoByline,
  nameInByline,
  onlyAsksSomething,
  onlySendsReaderOn,
  sendsReaderOn,
  speaksOfComments,
  speaksToReader,
} from '../../shared/press/words.ts'
import { takeOff } from '../markup/lines.ts'
import { shortWordsOf, wordsOf } from '../markup/plain-text.ts'
import { textOf } from './article-text.ts'
import { areHeadlines, isHeading, linkShare, paragraphsOf, SHORTEST_HEADLINE } from './blocks.ts'
import { callsAway } from './calls.ts'

const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, div, section, aside, ul, ol, table, blockquote, dl, nav, header, footer, time'
const LINES = `${BLOCKS}, li, td, pre, figure, figcaption`
const HEADINGS = 'h1, h2, h3'
/** What sends on is a line or a short list. */
const SHORT = 400
const LINE = 120
const CARD = 600
const SHORT_LINK = 40
const NEARLY_ALL = 0.9
const MOSTLY = 0.5
/** A text of fewer paragraphs may well consist of links. */
const ENOUGH_PARAGRAPHS = 4

export interface Known {
  readonly title: string | null
  /** As the page marks it, not as it is guessed from a line of the text. */
  readonly author: string | null
  readonly base: string
}

export function tidyArticle(content: Element, known: Known): void {
  const { host } = new URL(known.base)
  for (const block of blocksIn(content)) {
    const text = content.contains(block) ? shortWordsOf(block, CARD) : null
    if (text === null) continue
    if (isInterruption(block, text) || isCardOfAnother(block, text) || callsAway(block, text, host)) takeOff(block)
    else if (sendsOn(block, text)) dropWithList(block)
    else if (asks(block, text, content)) takeOff(block)
  }
  trimHead(content, known)
  if (paragraphsOf(content).length < ENOUGH_PARAGRAPHS) return
  for (const paragraph of content.querySelectorAll('p')) if (isLoneLink(paragraph)) paragraph.remove()
  trimTail(content, host)
  trimPostscript(content)
}

/** Nothing but such lines. */
function isInterruption(block: Element, text: string): boolean {
  if (interrupts(text)) return true
  if (text === '' || text.length > LINE || block.querySelector('img, figure') !== null) return false
  return block.childElementCount > 0 && textOf(block).split('\n').every(interrupts)
}

/** «Read also» and the like: a line that is mostly links, or a heading above a list of them. */
function sendsOn(block: Element, text: string): boolean {
  if (text.length > SHORT) return false
  if (leadsOn(text)) return isHeading(block) || isListBehind(block) || linkShare(block) > MOSTLY
  return sendsReaderOn(text) && (linkShare(block) > MOSTLY || (isHeading(block) && isListBehind(block)))
}

function leadsOn(text: string): boolean {
  return onlySendsReaderOn(text) || isSignpost(text)
}

/** A box that begins with «read also» alone: what is behind it is another article's headline and beginning. */
function isCardOfAnother(block: Element, text: string): boolean {
  if (!block.matches('div, section, aside, article, figure, blockquote') || block.querySelector('a[href]') === null)
    return false
  if (paragraphsOf(block).length > 1) return false
  const [first = ''] = textOf(block).split('\n')
  return first !== text && leadsOn(first)
}

/**
 * How a sentence begins is no reason to take it out: nobody would see that it is missing. What asks for something goes when
 * it says nothing else, when it mostly consists of links, or when it stands around the text and not in it.
 */
function asks(block: Element, text: string, content: Element): boolean {
  if (text.length >= SHORT / 2 || block.querySelector('img, table, figure') !== null) return false
  if (onlyAsksSomething(text)) return true
  if (!asksSomething(text)) return false
  return linkShare(block) > MOSTLY || (speaksToReader(text) && isAroundText(block, content))
}

function isAroundText(block: Element, content: Element): boolean {
  const paragraphs = paragraphsOf(content)
  const [first] = paragraphs
  const last = paragraphs.at(-1)
  if (!first || !last || paragraphs.some(paragraph => block.contains(paragraph) || paragraph.contains(block)))
    return false
  const isBefore = (first.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  return isBefore || (last.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/** The list below goes with its heading. */
function dropWithList(block: Element): void {
  while (linkShare(block) < MOSTLY && isListBehind(block)) block.nextElementSibling?.remove()
  takeOff(block)
}

function isListBehind(block: Element): boolean {
  const next = block.nextElementSibling
  return next !== null && !isHeading(next) && linkShare(next) > MOSTLY
}

/** A headline of another article between two paragraphs: one link and nothing else. */
function isLoneLink(paragraph: Element): boolean {
  const text = wordsOf(paragraph)
  const [link, ...more] = paragraph.querySelectorAll('a[href]')
  if (!link || more.length > 0 || text.length < SHORTEST_HEADLINE) return false
  if (paragraph.closest('figure, blockquote, table, li')) return false
  const before = text.slice(0, text.length - wordsOf(link).length)
  return text.endsWith(wordsOf(link)) && (before === '' || leadsOn(before)) && paragraph.querySelector('img') === null
}

/** Above the first paragraph: the headline again, the day, the author, and where in the paper we are. */
function trimHead(content: Element, known: Known): void {
  const [first] = paragraphsOf(content)
  if (!first) {
    dropTitle(content, known.title)
    return
  }
  for (const block of blocksIn(content)) {
    // Of what is gone with its box, a browser gives any place it likes.
    if (!content.contains(block) || block.contains(first)) continue
    if ((first.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) === 0) return
    if (block.querySelector('img, figure') === null && isAboveText(block, known)) takeOff(block)
  }
}

/** Above verse, pictures, short lines. */
function dropTitle(content: Element, title: string | null): void {
  const first = content.querySelector(`${HEADINGS}, p, img, li`)
  if (first?.matches(HEADINGS) && wordsOf(first) === title?.replace(/\s+/g, ' ').trim()) takeOff(first)
}

function isAboveText(block: Element, { title, author }: Known): boolean {
  const text = shortWordsOf(block, LINE * 2) ?? ''
  if (text === '') return false
  if (text === title?.replace(/\s+/g, ' ').trim()) return true
  if (text.length > LINE) return false
  return (
    isDateLine(text) ||
    isReadingTime(text) ||
    isByline(text, author) ||
    (block.matches('nav, ul, ol') && linkShare(block) > MOSTLY)
  )
}

/** «Freeing the harbour» stands there as «wrote Said» does: such a line goes where the page names that author. */
function isByline(text: string, author: string | null): boolean {
  const name = nameInByline(text)
  return name !== null && (name === author || !mayBeNoByline(text))
}

/** Behind the last paragraph: headings without a text, lists of links, and what is said to those who comment. */
function trimTail(content: Element, host: string): void {
  for (const last of paragraphsOf(content).slice(-2)) if (speaksOfComments(wordsOf(last))) last.remove()
  const last = paragraphsOf(content).at(-1)
  if (!last) return
  for (const block of blocksIn(content).reverse()) {
    if (!content.contains(block) || block.contains(last)) continue
    if ((last.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 || last.contains(block)) return
    if (isFurniture(block, host)) block.remove()
  }
}

/** Behind the text in letters of another kind, with an address: who wrote it is to be reached, something else is to be read. */
function trimPostscript(content: Element): void {
  for (const lines of [paragraphsOf(content), linesOf(content)]) {
    const last = lines.findLastIndex(line => !isPostscript(line))
    for (const line of lines.slice(last + 1)) line.remove()
  }
}

/** Innermost blocks that say or show something. */
function linesOf(content: Element): Element[] {
  return [...content.querySelectorAll(LINES)].filter(
    line => line.querySelector(LINES) === null && (wordsOf(line) !== '' || line.querySelector('img') !== null),
  )
}

function isPostscript(paragraph: Element): boolean {
  const text = wordsOf(paragraph)
  if (text.length > SHORT || paragraph.querySelector('img, figure') !== null) return false
  const inOtherLetters = [...paragraph.querySelectorAll('em, i, small')].reduce(
    (sum, part) => sum + wordsOf(part).length,
    0,
  )
  const addresses = paragraph.querySelector('a[href]') !== null || /[\p{L}\d]@[\p{L}\d]/u.test(text)
  return addresses && inOtherLetters >= text.length * NEARLY_ALL
}

function isFurniture(block: Element, host: string): boolean {
  if (block.querySelector('img, figure, table') !== null || block.matches('table') || block.closest('figure'))
    return false
  return (
    isLastHeading(block) ||
    wordsOf(block) === '' ||
    isWayBack(block) ||
    (linkShare(block) > MOSTLY && areHeadlines(block, host))
  )
}

/** «Back», «to the overview», «PDF»: a short link that stands alone. */
function isWayBack(block: Element): boolean {
  const text = wordsOf(block)
  const [link, ...more] = block.querySelectorAll('a[href]')
  return link !== undefined && more.length === 0 && text.length <= SHORT_LINK && wordsOf(link) === text
}

function isLastHeading(block: Element): boolean {
  return isHeading(block) && block.nextElementSibling === null
}

function blocksIn(content: Element): Element[] {
  return [...content.querySelectorAll(BLOCKS)]
}
