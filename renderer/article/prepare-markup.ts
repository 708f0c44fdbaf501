// What a clean article needs for reading: directions, headings below ours, no empty boxes, wide tables that scroll.
import { type Direction, directionOf } from '../../shared/arabic/direction.ts'
import { saysTheSame } from '../../shared/text/repeats.ts'
import { takeOff } from '../markup/lines.ts'
import { linkHost } from './text/link-host.ts'

const BLOCKS = 'p,h2,h3,h4,h5,h6,li,dt,dd,blockquote,figcaption,td,th,caption,summary'
/** What is left of these when their picture was taken out is an empty box. */
const HOLLOW = 'p,figure,a,span,div,section,li,ul,ol,h2,h3,h4,h5,h6,blockquote'
const FILLED = 'img,hr,table,br'

export interface Dress {
  /** What stands over the text already. */
  readonly title: string
  readonly direction: Direction
  /** What stands where a page would show a film or a post of another site, in the interface's language. */
  readonly elsewhere: string
  /** What stands where a picture would be that is only to be seen at its source. */
  readonly pictureElsewhere: string
  readonly table: string
  /** Where a link leads, for whoever hears it. */
  opensIn(host: string): string
}

/** Changes `content`, which must have been sanitised. */
export function dress(
  content: DocumentFragment,
  { title, direction, elsewhere, pictureElsewhere, table: tableName, opensIn }: Dress,
): void {
  tidyHeadings(content, title)
  for (const link of all(content, 'a')) describe(link, opensIn)
  for (const image of all(content, 'img')) prepareImage(image)
  for (const place of all(content, '[data-elsewhere]')) makePlace(place, pictureElsewhere)
  takeHollow(content)
  for (const link of all(content, 'p > a:only-child')) if (isBare(link)) makeCard(link, elsewhere)
  giveDirections(content, direction)
  for (const table of all(content, 'table')) makeScrollable(table, tableName)
}

/** Those of the article stand below its headline, which is not there a second time. */
export function tidyHeadings(content: DocumentFragment, title: string): void {
  const first = content.querySelector('h1, h2, h3, p')
  if (first && /^h\d$/.test(first.localName) && saysTheSame(first.textContent, title)) first.remove()
  lowerHeadings(content)
}

/** Takes off the boxes that hold nothing to see. */
export function takeHollow(content: DocumentFragment): void {
  for (const box of all(content, HOLLOW).reverse()) if (isHollow(box)) takeOff(box)
}

export function giveDirections(content: DocumentFragment, direction: Direction): void {
  for (const block of all(content, BLOCKS)) giveDirection(block, direction)
  // Program text runs left to right whatever is written in it.
  for (const code of all(content, 'pre:not([dir]), code:not([dir])')) code.setAttribute('dir', 'ltr')
}

function all(content: DocumentFragment, selector: string): Element[] {
  return [...content.querySelectorAll(selector)]
}

/** Lowers the article's headings below its headline, which is an h2; from the deepest up, so that none is lowered twice. */
function lowerHeadings(content: DocumentFragment): void {
  for (const level of [5, 4, 3]) for (const heading of all(content, `h${level}`)) rename(heading, `h${level + 1}`)
  for (const heading of all(content, 'h1,h2')) rename(heading, 'h3')
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of [...element.attributes]) renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

function describe(link: Element, opensIn: Dress['opensIn']): void {
  const host = linkHost(link.getAttribute('href') ?? '')
  if (host !== null) link.setAttribute('aria-description', opensIn(host))
}

function prepareImage(image: Element): void {
  image.setAttribute('loading', 'lazy')
  image.setAttribute('decoding', 'async')
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '')
}

/** Nothing but its own address: what was embedded here, or pasted. */
function isBare(link: Element): boolean {
  const text = link.parentElement?.textContent.trim() ?? ''
  return /^https?:\/\/\S+$/.test(text) && text === link.textContent.trim() && linkHost(text) !== null
}

function makeCard(link: Element, words: string): void {
  const host = linkHost(link.getAttribute('href') ?? '') ?? ''
  makeTwoPart(link, words, host, 'ltr')
}

/** The words, and what the picture shows where the article says so. */
function makePlace(place: Element, words: string): void {
  const shows = place.textContent.trim()
  makeTwoPart(place, words, shows, directionOf(shows, null))
}

/** Words of the interface, and beside them words of the article, isolated in their own direction. */
function makeTwoPart(card: Element, words: string, outside: string, direction: Direction): void {
  const own = card.ownerDocument.createElement('span')
  own.textContent = words
  const isolated = card.ownerDocument.createElement('bdi')
  isolated.dir = direction
  isolated.textContent = outside
  card.replaceChildren(own, ...(outside === '' ? [] : [isolated]))
  card.className = 'card'
}

function isHollow(box: Element): boolean {
  return box.querySelector(FILLED) === null && beginningOf(box, 1).trim() === ''
}

/**
 * The first words of it, as many letters as these or more. Whoever reads the whole text of every box reads it as often as
 * there are boxes in each other: a quarter of a thousand times half a megabyte is twenty seconds.
 */
function beginningOf(box: Element, letters: number): string {
  const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  let text = ''
  let seen = 0
  for (let node = walker.nextNode(); node && seen < letters; node = walker.nextNode()) {
    const piece = (node.nodeValue ?? '').slice(0, LONGEST_PIECE)
    text += piece
    seen += piece.trim().length
  }
  return text
}

const LONGEST_PIECE = 10_000

/** A longer text is judged by its beginning, see `directionOf`. */
const JUDGED = 4_000

/** A block whose letters mostly run the other way than the article's says so itself. */
function giveDirection(block: Element, direction: Direction): void {
  if (block.hasAttribute('dir')) return
  const text = beginningOf(block, JUDGED)
  if (!/\p{L}/u.test(text)) return
  const own = directionOf(text, null)
  if (own !== direction) block.setAttribute('dir', own)
}

/** A table wider than the column scrolls in a box of its own that the keyboard reaches. */
function makeScrollable(table: Element, name: string): void {
  if (table.parentElement?.closest('table')) return
  const box = table.ownerDocument.createElement('div')
  box.className = 'wide'
  box.tabIndex = 0
  box.setAttribute('role', 'group')
  box.setAttribute('aria-label', name)
  for (const cell of table.querySelectorAll('td')) if (isOneLine(cell)) cell.setAttribute('data-one-line', '')
  table.replaceWith(box)
  box.append(table)
}

/** A number, an hour, a name of two words: torn over two lines it is no longer read at a glance. */
const LONGEST_IN_ONE_LINE = 12

function isOneLine(cell: Element): boolean {
  return cell.textContent.trim().length <= LONGEST_IN_ONE_LINE
}
