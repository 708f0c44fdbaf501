// How much of an article its paper gives to those who do not pay: what the page says of it, and what stands where the text ends.
import { asksToPay, endsOpen } from '../../shared/press/walls.ts'
import { takeOff } from '../markup/lines.ts'
import { wordsOf } from '../markup/plain-text.ts'
import { namesOf } from './blocks.ts'
import type { ToldAccess } from './facts/json-ld.ts'

export interface Access extends ToldAccess {
  readonly walls: readonly Wall[]
}

/** What parts the free beginning from the rest. */
export interface Wall {
  /** Letters and figures that stand right before it on the page, and nothing else of them. */
  readonly before: string
  readonly isNamed: boolean
  /** In words that everybody sees. */
  readonly isWorded: boolean
}

const CANDIDATES = ['wall', 'subscri', 'premium', 'locked', 'snippet', 'piano', 'gate', 'abo']
  .flatMap(name => [`[class*=${name} i]`, `[id*=${name} i]`])
  .map(name => `body ${name}`)
  .join(', ')
const NAMED =
  /(?:^|[\s_-])(?:pay-?walls?|reg-?walls?|hard-?walls?|soft-?walls?|meter-?walls?|subscri(?:be|ber|ption)-?(?:walls?|gate|prompt|only-?message)|(?:article|content)-?(?:lock(?:ed)?|gate|walls?)|locked-?(?:content|article)|premium-?(?:walls?|lock|gate)|snippet-?login|piano-?(?:paywall|inline|offer|container))(?=$|[\s_-])/i
/** Frames of the whole page have such names when the article is behind a wall, or is not. */
const NO_WALL = 'html, body, main, article, header, nav, footer, a, p, span, script, style, link, iframe'
/** What waits for a click or a script to be seen, or stands elsewhere. */
const APART =
  '[hidden], [aria-hidden=true], .hidden, .hide, .d-none, .is-hidden, dialog, template, header, nav, footer, ' +
  '[class*=modal i], [class*=popup i], [class*=overlay i], [class*=lightbox i], [class*=menu i], [role=dialog]'
const SILENT = 'script, style, noscript, template, select, textarea'
const BLOCK = 'p, div, section, aside, h1, h2, h3, h4, h5, h6, li, td, form, article, main, body'
/** On one page. */
const MOST = 200
const BEFORE = 400
const LONGEST_WALL = 1500
const SIGNS = /[^\p{L}\p{N}]+/gu

/** Must run before anything is taken out. */
export function readAccess(document: Document, told: ToldAccess): Access {
  const named = [...document.querySelectorAll(CANDIDATES)].filter(
    element => !element.matches(NO_WALL) && NAMED.test(namesOf(element)),
  )
  const walls = new Map<Element, Pick<Wall, 'isNamed' | 'isWorded'>>()
  for (const element of [...named, ...wordedIn(document.body)].slice(0, MOST)) {
    if (element.closest(APART)) continue
    const words = wordsOf(element)
    if (words.length > LONGEST_WALL) continue
    const isNamed = named.includes(element)
    walls.set(element, { isNamed, isWorded: isNamed ? saysSo(element) : true })
  }
  return { ...told, walls: [...walls].map(([element, wall]) => ({ ...wall, before: lettersBefore(element) })) }
}

function saysSo(element: Element): boolean {
  return asksToPay(wordsOf(element)) || wordedIn(element).length > 0
}

/** Blocks with words of a wall. */
function wordedIn(root: Element): Element[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = new Set<Element>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!asksToPay(node.nodeValue ?? '')) continue
    const block = node.parentElement?.closest(BLOCK)
    if (block && !block.closest(SILENT) && !node.parentElement?.closest(SILENT)) found.add(block)
  }
  return [...found]
}

function lettersBefore(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element.ownerDocument.body, NodeFilter.SHOW_TEXT)
  walker.currentNode = element
  let letters = ''
  for (let node = walker.previousNode(); node && letters.length < BEFORE; node = walker.previousNode()) {
    if (!node.parentElement?.closest(SILENT)) letters = lettersOf(node.nodeValue ?? '') + letters
  }
  return letters
}

function lettersOf(text: string): string {
  return text.replace(SIGNS, '').toLowerCase()
}

/** Of the words that the page says there are. */
const MUCH_LESS = 0.5
const FEWEST_WORDS = 150
/** Letters of a beginning. Longer texts end in dots of their own, and have a box behind them that asks for something. */
const SHORT = 1200
const BEGINNING = 3000
const COMPARED = 30
const LINE = 40

/** Whether the text is only what is free of it: two facts must say so that do not follow from each other. */
export function isBeginning(text: string, { isLocked, words, walls }: Access): boolean {
  const own = withoutWalls(text)
  if (own.length > BEGINNING) return false
  const told = words ?? 0
  const isLess = told >= FEWEST_WORDS && own.split(/\s+/).length < told * MUCH_LESS
  const isOpen = endsOpen(own)
  // A label of something else may follow.
  const last = own.split('\n').findLast(line => line.length >= LINE) ?? own
  const end = lettersOf(last.slice(-COMPARED * 3)).slice(-COMPARED)
  const behind = walls.filter(({ before }) => end !== '' && before.includes(end))
  const isNamed = behind.some(wall => wall.isNamed)
  const isWorded = behind.some(wall => wall.isWorded) || own !== text
  return (
    (isWorded && (isNamed || isLocked || isLess || isOpen)) ||
    (isNamed && (isLess || isOpen || (isLocked && own.length <= SHORT))) ||
    (isLocked && (isLess || isOpen)) ||
    (isLess && isOpen)
  )
}

const LINES = 'p, div, h1, h2, h3, h4, h5, h6, li, section, aside, a'

/** Of a beginning: what the wall says is no part of it. */
export function dropWall(content: Element): void {
  const lines = [...content.querySelectorAll(LINES)].filter(
    line => line.querySelector(LINES) === null && wordsOf(line) !== '',
  )
  const last = lines.findLastIndex(line => !asksToPay(wordsOf(line)))
  if (lines.length - 1 - last <= MOST_LINES) for (const line of lines.slice(last + 1)) takeOff(line)
}

const MOST_LINES = 3

/** The words of the wall may be the last that were found. */
function withoutWalls(text: string): string {
  const lines = text.split('\n')
  const last = lines.findLastIndex(line => !asksToPay(line))
  return last >= 0 && lines.length - 1 - last <= MOST_LINES ? lines.slice(0, last + 1).join('\n') : text
}
