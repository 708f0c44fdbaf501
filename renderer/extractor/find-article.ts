// Where the article is: two opinions, Readability's and that of how papers name and fill what holds their text.
import { Readability } from '@mozilla/readability'
import { removeClutter } from './clutter.ts'
import { type Body, findBody } from './find-body.ts'
import { proseOf } from './prose.ts'
import { findStandfirst, showStandfirst, toldSummaries } from './standfirst.ts'

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
/** Letters of running text below which what Readability found is doubted. */
const LEAST = 200

/** null where there is none. Takes the document apart. */
export function findArticle(document: Document): FoundArticle | null {
  const whole = proseOf(document.body, { hidden: true })
  const named = findBody(document, whole)
  removeClutter(document, whole, named)
  const prose = proseOf(document.body, { hidden: false })
  const body = findBody(document, prose)
  if (!body) return read(document)
  const copy = pageOf(document, body)
  const standfirst = findStandfirst(document, body.element, toldSummaries(document))
  markBody(body)
  const letters = prose.in(body.element)
  const found = read(document)
  const share = found ? sharesOf(found.content) : { inside: 0, all: 0 }
  if (share.inside < letters * HALF && share.all < (body.isNamed ? letters : LEAST)) {
    const second = read(copy)
    if (second) return withStandfirst({ ...(found ?? second), content: second.content }, standfirst)
  } else if (found && body.isNamed && share.inside >= share.all * NEARLY_ALL) dropWhatIsAround(found.content)
  return found && withStandfirst(found, standfirst)
}

function withStandfirst(found: FoundArticle, standfirst: string | null): FoundArticle {
  if (standfirst !== null) showStandfirst(found.content, standfirst)
  return found
}

function read(document: Document): FoundArticle | null {
  const found = new Readability<Element>(document, { serializer: node => node as Element, keepClasses: true }).parse()
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

function markBody({ element }: Body): void {
  element.setAttribute(MARK, '')
  for (const inner of element.querySelectorAll('*')) inner.setAttribute(MARK, '')
}

/** Letters of running text in what was found. */
function sharesOf(content: Element): { readonly inside: number; readonly all: number } {
  const prose = proseOf(content, { hidden: true })
  let [inside, all] = [0, 0]
  for (const block of prose.blocks) {
    const letters = block.textContent.length
    if (block.hasAttribute(MARK)) inside += letters
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
