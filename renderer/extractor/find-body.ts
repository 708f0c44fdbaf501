// A second opinion on where the article stands, beside Readability's: where the running text of the page is, and how
// papers name what holds an article's text.
import type { Prose } from './prose.ts'

export interface Body {
  readonly element: Element
  /** `named` for its text, the page's only `article`, or that which holds `most` of the page's text. */
  readonly kind: 'named' | 'article' | 'most'
}

const MARKED = '[itemprop~=articleBody], [property~="schema:articleBody"]'
/** Names that hold nothing but an article's text, as whole words of a class or an id. */
const NAMES =
  '(?:article|story|post|entry|news|single|item|blog|detail|td-post)[-_]{0,2}(?:body|text|content|copy|fulltext|full-text)' +
  '(?:[-_]{0,2}(?:text|content|inner|main|container|wrapper|wrap))?|body-?text|bodytext|articlebody|rich-?text-?body'
const NAMED = new RegExp(`(?:^|[\\s])(?:[a-z\\d]{1,12}[-_]{1,2})?(?:${NAMES})(?=$|\\s)`, 'i')
const BOXES = new Set('ARTICLE DIV MAIN SECTION TABLE TD'.split(' '))
/** Each comment has a text, too. */
const COMMENTS = '[class*=comment i], [id*=comment i], [class*=repl i], [class*=forum i]'
/** Of the page's running text. */
const LEAST_NAMED = 0.2
/** Where one child of an element holds so much of its text, the others stand around it. */
const MOST = 0.7
const HALF = 0.5
/** An endless page holds articles of about the same length one behind the other. */
const AS_LONG = 0.25

export function findBody(document: Document, prose: Prose): Body | null {
  const whole = prose.in(document.body)
  if (whole === 0) return null
  const named = namedBody(document, prose, whole)
  if (named) return { element: named, kind: 'named' }
  const article = onlyArticle(document, prose, whole)
  if (article) return { element: article, kind: 'article' }
  const element = descend(document.body, prose)
  return element === document.body ? null : { element, kind: 'most' }
}

/** The first whose text is not much shorter than that of the longest; inside of it the innermost that holds all. */
function namedBody(document: Document, prose: Prose, whole: number): Element | null {
  const named = [...document.querySelectorAll(`${MARKED}, [class], [id]`)].filter(
    element => prose.in(element) > 0 && (element.matches(MARKED) || isNamedBody(element)),
  )
  const longest = Math.max(0, ...named.map(prose.in))
  if (longest < whole * LEAST_NAMED) return null
  const outer = named.find(element => prose.in(element) >= longest * AS_LONG)
  if (!outer) return null
  const sections = named.filter(one => one.parentElement === outer.parentElement && one.className === outer.className)
  if (sections.length > 1) return outer.parentElement
  const inner = named.filter(element => outer.contains(element) && prose.in(element) >= prose.in(outer) * MOST)
  return inner.at(-1) ?? outer
}

/** Where the page has one article element that holds most of its text. */
function onlyArticle(document: Document, prose: Prose, whole: number): Element | null {
  const articles = [...document.querySelectorAll('article')].filter(article => prose.in(article) >= whole * LEAST_NAMED)
  const [only] = articles
  return only && articles.length === 1 && prose.in(only) >= whole * HALF ? only : null
}

/** By its name alone. */
export function isNamedBody(element: Element): boolean {
  if (!BOXES.has(element.tagName) || element.closest(COMMENTS)) return false
  return NAMED.test(element.getAttribute('class') ?? '') || NAMED.test(element.id)
}

function descend(element: Element, prose: Prose): Element {
  const enough = prose.in(element) * MOST
  const child = [...element.children].find(one => prose.in(one) >= enough)
  return child && child.childElementCount > 0 ? descend(child, prose) : element
}
