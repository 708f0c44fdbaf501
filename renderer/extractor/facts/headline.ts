// What an article is called: as it stands above its text, else as the page tells others. See shared/press/headlines.ts.
import {
  isSameHeadline,
  keyOf,
  type PartedTitle,
  type Proof,
  partTitle,
  proofOf,
  sharedWords,
} from '../../../shared/press/headlines.ts'
import { wordsOf } from '../../markup/plain-text.ts'

export interface Headline extends PartedTitle {
  /** Where it stands on the page; null where it does not. */
  readonly element: Element | null
}

const LONGEST = 300
/** A word alone is the name of a section; papers whose headlines are one word say so elsewhere, too. */
const FEWEST_WORDS = 4
const MOSTLY = 0.5
const AROUND =
  'nav, aside, footer, dialog, [role=navigation], [role=complementary], [role=banner] nav, [role=contentinfo], ' +
  ':is([class*=related i], [class*=comment i]):not(html, body, main, article)'
const MARKED = 'h1, [itemprop~=headline]'
/** Papers whose h1 is their own name set headlines smaller. */
const SMALLER = 'h2, h3, h4'

/** `told`: what the page tells others, the surest first. `names`: what the paper calls itself. */
export function findHeadline(document: Document, told: readonly string[], names: readonly string[]): Headline {
  const own = proofOf(names, [])
  const marked = standing(document, MARKED, own)
  const smaller = standing(document, SMALLER, own)
  const proof = proofOf(
    names,
    [...marked, ...smaller].map(({ text }) => text),
  )
  const parted = told
    .map(title => partTitle(title, proof))
    .filter(({ title }) => title !== '' && !own.names.has(keyOf(title)))
  const rest = parted.find(one => one.rest !== null)?.rest ?? null
  for (const { element, text } of marked) {
    if (parted.some(({ title }) => isSameHeadline(title, text))) return { title: text, rest, element }
  }
  for (const { element, text } of marked) {
    const inside = parted.find(({ title }) => isEndOf(text, title) || isPartOf(element, text, title))
    if (inside) return { title: inside.title, rest, element }
    if (parted.some(({ title }) => isSaidAs(text, title))) return { title: text, rest, element }
  }
  const alone = marked.length === 1 || marked.every(({ text }) => isSameHeadline(text, marked[0]?.text ?? ''))
  const [only] = alone ? marked : []
  if (only && isSentence(only.text) && only.element.closest('article, main, [role=main], [itemtype*=Article]')) {
    return { title: only.text, rest, element: only.element }
  }
  const first = parted[0] ?? null
  const element = smaller.find(({ text }) => first && isSameHeadline(first.title, text))?.element ?? null
  return { title: first?.title ?? only?.text ?? '', rest, element: element && isAboveMost(element) ? element : null }
}

/** At the end of a page lists repeat headlines, this one's too. */
function isAboveMost(element: Element): boolean {
  const { body } = element.ownerDocument
  const above = element.ownerDocument.createRange()
  above.setStart(body, 0)
  above.setEndBefore(element)
  return above.toString().length < body.textContent.length * MOSTLY
}

interface Standing {
  readonly element: Element
  readonly text: string
}

function standing(document: Document, selector: string, own: Proof): Standing[] {
  return [...document.querySelectorAll(selector)]
    .filter(element => element.localName !== 'meta' && element.closest(AROUND) === null)
    .map(element => ({ element, text: partTitle(wordsOf(element), own).title }))
    .filter(({ text }) => text !== '' && text.length <= LONGEST && !own.names.has(keyOf(text)))
}

/** «section | headline» in one element. */
function isEndOf(text: string, title: string): boolean {
  return text.length > title.length && text.endsWith(title) && /[|/·•›»:–—-]\s+$/u.test(text.slice(0, -title.length))
}

/** What stands beside it, such as a section or a badge, may have no space in between. */
function isPartOf(element: Element, text: string, title: string): boolean {
  const beside = text.startsWith(title)
    ? text.slice(title.length)
    : text.endsWith(title)
      ? text.slice(0, -title.length)
      : ''
  const isBeside = (child: Element) => beside !== '' && isSameHeadline(wordsOf(child), beside)
  return [...element.children].some(child => isSameHeadline(wordsOf(child), title) || isBeside(child))
}

/** The same headline in other words: papers write one for the page and one for those who search. */
function isSaidAs(text: string, title: string): boolean {
  return isSentence(text) && sharedWords(text, title) >= MOSTLY
}

function isSentence(text: string): boolean {
  return text.split(' ').length >= FEWEST_WORDS
}
