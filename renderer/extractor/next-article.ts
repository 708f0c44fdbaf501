// Endless pages hold the next articles below the first: each has a headline of its own.
import { wordsOf } from '../markup/plain-text.ts'
import type { Prose } from './prose.ts'

/** Letters of running text that make an article of what stands behind a headline. */
const ARTICLE = 300
const COMPARED = 40
const MARKED = 'article, [itemtype*=Article]'

/** The first that says what the title says, else the first. */
export function headlineOf(document: Document): Element | null {
  const headings = [...document.querySelectorAll('h1')]
  return headings.find(heading => document.title.includes(beginningOf(heading))) ?? headings[0] ?? null
}

/** Takes off what stands below another headline of the first order. Live blogs have one headline. */
export function endAtNextArticle(document: Document, prose: Prose): void {
  const headline = headlineOf(document)
  if (!headline) return
  const own = beginningOf(headline)
  for (const other of document.querySelectorAll('h1')) {
    if (other === headline || !other.isConnected || !isBehind(other, headline) || beginningOf(other) === own) continue
    const box = boxOf(other, headline)
    if (box && prose.in(box) >= ARTICLE && hasTextBetween(headline, box, prose)) box.remove()
  }
}

/** Books and blogs set their chapters as such headlines, too: each article must be marked as one. */
function boxOf(other: Element, headline: Element): Element | null {
  const box = other.closest(MARKED)
  return box && headline.closest(MARKED) && !box.contains(headline) ? box : null
}

function hasTextBetween(headline: Element, box: Element, prose: Prose): boolean {
  const between = prose.blocks.filter(block => block.isConnected && isBehind(block, headline) && isBehind(box, block))
  return between.reduce((sum, block) => sum + block.textContent.length, 0) >= ARTICLE
}

function isBehind(one: Element, other: Element): boolean {
  return (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function beginningOf(headline: Element): string {
  return wordsOf(headline).slice(0, COMPARED)
}
