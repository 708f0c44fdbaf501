// Where the article is: two opinions, Readability's and that of how papers name and fill what holds their text.
import { Readability } from '@mozilla/readability'
import { wordsOf } from '../markup/plain-text.ts'
import { linkShare, namesOf } from './blocks.ts'
import { dropHeadlines, removeClutter, trimNamedEnd } from './clutter.ts'
import { bodyOfLead, leadAbove, leadsOf } from './feed-lead.ts'
import { type Body, findBody } from './find-body.ts'
import { endAtNextArticle } from './next-article.ts'
import { type Prose, proseOf } from './prose.ts'
import { findStandfirst, showStandfirst, toldSummaries } from './standfirst.ts'
import { toldBody } from './told-body.ts'

export interface FoundArticle {
  readonly content: Element
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly language: string | null
}

/** A named body that holds less of what Readability found is only a part of the article. */
const NEARLY_ALL = 0.8
/** Readability found something else where it has less than this share of the body's text. */
const HALF = 0.5
const HARDLY = 0.1
/** What a second reading must bring to be preferred. */
const MORE = 1.1
/** Of all words, in short lines, too. */
const MANY_MORE = 1.5
const MOST_OF_BODY = 0.75
/** Where so little of a body is left, there is more in it than one article; but for slides, which lead nowhere. */
const LITTLE_OF_BODY = 0.4
const NO_TEXT =
  'script, style, template, noscript, nav, aside, form, button, input, select, textarea, object, link, meta, [hidden], ' +
  '[aria-hidden=true], svg'
/** Letters of running text below which what Readability found is doubted. */
const LEAST = 200
/** Fewer letters are doubted where the page holds many times as many. */
const FEW = 40
const MANY_TIMES = 8
const MOSTLY_LINKS = 0.7
/** In an article of short lines, such as a recipe; where there are more of them, there are lists of others. */
const FEW_LINKS = 0.1
/** A page that shows less of a text than it tells machines shows its beginning only. */
const MUCH_LESS = 2.5
const BEGINNING = 2000
/** Letters of a brief. */
const SHORT = 100

export interface Known {
  readonly url: string
  /** The feed's. */
  readonly summary: string | null
  /** Of the page, with what it hides. */
  readonly whole: Prose
}

/** null where there is none: a menu or a list of headlines is no article. Takes the document apart. */
export function findArticle(document: Document, { summary, url, whole }: Known): FoundArticle | null {
  const told = toldBody(document)
  const all = whole.in(document.body)
  const shown = findShown(document, { summary, url, whole })
  const letters = shown ? plainLetters(shown.content) : 0
  const toldLetters = told?.textContent.length ?? 0
  if (told && toldLetters >= LEAST && letters < Math.min(toldLetters / MUCH_LESS, BEGINNING)) {
    return { ...(shown ?? factsOf(document)), content: told }
  }
  return letters > 0 && (letters >= FEW || all < letters * MANY_TIMES) ? shown : null
}

/** Letters outside of links; none where links are most of it. */
function plainLetters(content: Element): number {
  const share = linkShare(content)
  return share > MOSTLY_LINKS && content.querySelectorAll('a').length > 1
    ? 0
    : Math.round(wordsOf(content).length * (1 - share))
}

function findShown(document: Document, { summary, url, whole }: Known): FoundArticle | null {
  const { host } = new URL(url)
  endAtNextArticle(document, whole)
  const leads = leadsOf(summary)
  const first = findBody(document, whole)
  const named = bodyOfLead(first, whole, leads) ?? first
  removeClutter(document, whole, named)
  const prose = proseOf(document.body, { hidden: false })
  const chosen = findBody(document, prose)
  const told = bodyOfLead(chosen, prose, leads)
  const body = told ?? chosen
  if (!body) return whole.blocks.length > 0 ? read(document) : readBox(document)
  trimNamedEnd(body.element, prose)
  dropHeadlines(body.element, prose, host)
  const copy = pageOf(document, body)
  const standfirst =
    findStandfirst(document, body.element, [...toldSummaries(document), summary ?? '']) ??
    leadAbove(body.element, prose, leads)
  markBody(body, prose)
  const letters = prose.in(body.element)
  const found = read(document)
  const share = found ? sharesOf(found.content) : { inside: 0, all: 0 }
  const isOther = told !== null || isElsewhere(share, body, letters)
  if (isOther || (body.kind !== 'most' && share.inside < letters * NEARLY_ALL)) {
    const content = readBody(copy, body, letters)
    if (content && (isOther || (isReading(content, body) && sharesOf(content).all > share.all * MORE)))
      return withStandfirst({ ...(found ?? factsOf(document)), content }, standfirst)
  }
  const lines = body.kind === 'article' && found ? linesOf(copy) : null
  if (found && lines && wordsOf(lines).length > wordsOf(found.content).length * MANY_MORE) {
    return withStandfirst({ ...found, content: lines }, standfirst)
  }
  if (found && body.kind !== 'most' && share.inside >= share.all * NEARLY_ALL) dropWhatIsAround(found.content)
  return found && withStandfirst(found, standfirst)
}

const BOXES = ['article', 'main, [role=main]', '#content, #main, .content']

/** Without one sentence on the page, its only box for an article is all there is: verse, pictures. */
function readBox(document: Document): FoundArticle | null {
  for (const boxes of BOXES) {
    const [box, ...more] = document.querySelectorAll(boxes)
    if (!box) continue
    if (more.length > 0) break
    const facts = factsOf(document)
    return { ...facts, content: plainly(box, document) }
  }
  return read(document)
}

/** As Readability cleans it; where it leaves out much of it, as it is. */
function readBody(copy: Document, { kind }: Body, letters: number): Element | null {
  const plain = copy.body.cloneNode(true) as Element
  const content = read(copy)?.content ?? null
  const share = content ? sharesOf(content).all / letters : 0
  if (kind === 'most' || share >= MOST_OF_BODY) return content
  const isMore = share > 0 && share < LITTLE_OF_BODY
  if (isMore && (kind === 'named' || plain.querySelector('a[href]') !== null)) return content
  const whole = plainly(plain, copy)
  return isReading(whole, { kind }) ? whole : content
}

/** Recipes, slides, entries of a live blog are lines that are too short for Readability; null where there are links among them. */
function linesOf(copy: Document): Element | null {
  const lines = plainly(copy.body.cloneNode(true) as Element, copy)
  return isReading(lines, { kind: 'article' }) ? lines : null
}

/** What has no name that says so may be a list of other articles. */
function isReading(content: Element, { kind }: Pick<Body, 'kind'>): boolean {
  return (
    kind === 'named' || (linkShare(content) <= FEW_LINKS && content.querySelector('article article article') === null)
  )
}

/** What is in the box, but for forms, menus and lists of links. */
function plainly(box: Element, document: Document): Element {
  for (const element of box.querySelectorAll(NO_TEXT)) element.remove()
  for (const list of box.querySelectorAll('ul, ol, div, section')) {
    if (linkShare(list) > MOSTLY_LINKS && list.querySelectorAll('a').length > 1) list.remove()
  }
  const page = document.createElement('div')
  page.append(...box.childNodes)
  return page
}

function factsOf({ title, documentElement }: Document): Omit<FoundArticle, 'content'> {
  return { title: title || null, byline: null, siteName: null, language: documentElement.lang || null }
}

/** Whether Readability took something else than the body for the article. */
function isElsewhere({ inside, all }: Shares, { kind }: Body, letters: number): boolean {
  if (inside >= letters * HALF) return false
  if (kind !== 'named') return all < LEAST
  return all < letters || (inside < letters * HARDLY && letters >= SHORT)
}

function withStandfirst(found: FoundArticle, standfirst: string | null): FoundArticle {
  for (const element of found.content.querySelectorAll(`[${MARK}]`)) element.removeAttribute(MARK)
  if (standfirst !== null) showStandfirst(found.content, standfirst)
  return found
}

function read(document: Document): FoundArticle | null {
  const found = new Readability<Element>(document, { serializer: node => node as Element, disableJSONLD: true }).parse()
  if (!found?.content) return null
  return {
    content: found.content,
    title: found.title || null,
    byline: found.byline || null,
    siteName: found.siteName || null,
    language: found.lang || null,
  }
}

const MARK = 'data-in-body'
const SHARE = /(?:^|[\s_-])share/i
const SENTENCE = 80

/** Of what still has such a name, and running text, Readability would take it for a bar to share the page. */
function markBody({ element }: Body, prose: Prose): void {
  element.setAttribute(MARK, '')
  for (const inner of element.querySelectorAll('*')) {
    inner.setAttribute(MARK, '')
    if (SHARE.test(namesOf(inner)) && prose.in(inner) >= SENTENCE)
      for (const name of ['class', 'id']) inner.removeAttribute(name)
  }
}

/** Letters of running text in what was found: in the body, and altogether. */
interface Shares {
  readonly inside: number
  readonly all: number
}

function sharesOf(content: Element): Shares {
  const prose = proseOf(content, { hidden: true })
  let [inside, all] = [0, 0]
  for (const block of prose.blocks) {
    const letters = block.textContent.length
    if (block.closest(`[${MARK}]`)) inside += letters
    all += letters
  }
  return { inside, all }
}

/** Readability adds what stands beside the body: of that, sentences and pictures above the text stay. */
function dropWhatIsAround(content: Element): void {
  const first = content.querySelector(`[${MARK}]`)
  if (!first) return
  const prose = proseOf(content, { hidden: true })
  for (const element of content.querySelectorAll(`:not([${MARK}])`)) {
    if (!content.contains(element) || element.querySelector(`[${MARK}]`) || element.closest(`[${MARK}]`)) continue
    const isBefore = (first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    if (!isBefore || (prose.in(element) === 0 && !element.closest('figure') && !element.querySelector('img')))
      element.remove()
  }
}

/** A page that holds the body and nothing else. */
function pageOf({ title, documentElement }: Document, { element }: Body): Document {
  const page = documentElement.ownerDocument.implementation.createHTMLDocument(title)
  page.documentElement.lang = documentElement.lang
  const frame = page.createElement('article')
  frame.append(page.importNode(element, true))
  page.body.append(frame)
  return page
}
