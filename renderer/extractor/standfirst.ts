// The sentence or two between headline and text often stands outside of what holds the text: it is the article's, too.
import { wordsOf } from '../markup/plain-text.ts'
import { isHeading, linkShare } from './blocks.ts'

/** Names that say so, as whole words of a class or an id. */
const NAMED =
  /(?:^|[\s_-]|[a-z](?=[DS]))(?:dec?k|stand-?first|strap-?line|sub-?(?:head(?:ing|er|line)?|title|line)|chap[oô]|sapo|entradilla|bajada|copete|intro-?text)(?=$|[\s_-])/i
const MARKED = '[itemprop=description], [itemprop=alternativeHeadline]'
const SHORTEST = 15
const SHORTEST_TOLD = 40
const LONGEST = 600
const PARAGRAPH = 80
const MOSTLY = 0.5
/** Elements between headline and text that are looked at. */
const MOST = 300

/** What stands between the headline and the body and is named as a standfirst, or is what feed or page tell of the article. */
export function findStandfirst(document: Document, body: Element, told: readonly string[]): string | null {
  const headline = headlineOf(document)
  if (!headline) return null
  const between = blocksBetween(document, headline, body)
  const summaries = plainSummaries(told)
  for (const block of between) {
    const text = plainly(wordsOf(block))
    if (text.length < SHORTEST || text.length > LONGEST || linkShare(block) > MOSTLY) continue
    if (isNamed(block, headline) || isTold(text, summaries)) return wordsOf(block)
    // Where the headline stands inside the body, the text has begun.
    if (block.tagName === 'P' && text.length >= PARAGRAPH) return null
  }
  return null
}

function headlineOf(document: Document): Element | null {
  const title = plainly(document.title)
  const headings = [...document.querySelectorAll('h1, h2')]
  const named = headings.filter(heading => {
    const words = plainly(wordsOf(heading))
    return words.length >= SHORTEST && title.includes(words)
  })
  return named[0] ?? headings.find(heading => heading.tagName === 'H1') ?? null
}

/** Innermost blocks: a box around several of them is none. */
function blocksBetween(document: Document, headline: Element, body: Element): Element[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  walker.currentNode = headline
  const blocks: Element[] = []
  for (let seen = 0; seen < MOST; seen++) {
    const element = walker.nextNode() as Element | null
    if (!element || element === body) break
    if (headline.contains(element) || element.contains(body)) continue
    if (BLOCK.test(element.tagName) && element.querySelector(INNER) === null) blocks.push(element)
  }
  return blocks
}

const BLOCK = /^(?:P|DIV|H[1-6]|SECTION|SPAN|STRONG)$/
const INNER = 'p, div, section, ul, ol, table, h1, h2, h3, h4, figure, img, form, button, time, iframe'

function isNamed(block: Element, headline: Element): boolean {
  for (let [element, up] = [block as Element | null, 0]; element && up < 3; element = element.parentElement, up++) {
    if (element.contains(headline)) break
    if (element.matches(MARKED) || NAMED.test(element.getAttribute('class') ?? '') || NAMED.test(element.id))
      return true
  }
  return isHeading(block) && headline.tagName === 'H1' && headline.nextElementSibling === block
}

/** For comparison; what is too short tells nothing. */
export function plainSummaries(told: readonly string[]): string[] {
  return told.map(plainly).filter(summary => summary.length >= SHORTEST_TOLD)
}

/** Pages and feeds cut the end of it off. `summaries`: as `plainSummaries` gives them. */
export function isTold(text: string, summaries: readonly string[]): boolean {
  const words = plainly(text)
  return summaries.some(summary => words.startsWith(summary) || summary.startsWith(words))
}

/** Letters and figures alone. */
export function plainly(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** What the page tells those who share it. */
export function toldSummaries(document: Document): string[] {
  return [...document.querySelectorAll('meta[name=description], meta[property="og:description"]')].map(
    meta => meta.getAttribute('content')?.replace(/(?:…|\.{3}|\[…\])\s*$/u, '') ?? '',
  )
}

/** Above the text, unless it stands there already. */
export function showStandfirst(content: Element, standfirst: string): void {
  if (plainly(content.textContent).includes(plainly(standfirst))) return
  const paragraph = content.ownerDocument.createElement('p')
  paragraph.textContent = standfirst
  content.prepend(paragraph)
}
