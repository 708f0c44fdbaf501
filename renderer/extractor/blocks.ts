// What the rules ask about a block of an article.
import { wordsOf } from '../markup/plain-text.ts'

const PARAGRAPH = 80
const MOSTLY = 0.5

/** Blocks that hold a sentence or more of their own. */
export function paragraphsOf(content: Element): Element[] {
  return [...content.querySelectorAll('p, blockquote, li, div, td, pre')].filter(
    block => ownLength(block) >= PARAGRAPH && linkShare(block) < MOSTLY && block.closest('figure') === null,
  )
}

/** How much of the text is inside links, from 0 to 1. */
export function linkShare(block: Element): number {
  const length = wordsOf(block).length
  if (length === 0) return 0
  let linked = 0
  for (const link of block.querySelectorAll('a')) linked += wordsOf(link).length
  return linked / length
}

export const SHORTEST_HEADLINE = 25

/** Sources are elsewhere, and the names of an encyclopaedia are short: headlines of the same newspaper are neither. */
export function areHeadlines(block: Element, host: string): boolean {
  const links = [...block.querySelectorAll<HTMLAnchorElement>('a[href]')]
  const letters = links.reduce((sum, link) => sum + wordsOf(link).length, 0)
  return letters >= links.length * SHORTEST_HEADLINE && links.every(link => link.host === host)
}

export function isHeading(block: Element): boolean {
  return /^H\d$/.test(block.tagName)
}

/** Letters that are not inside a block of its own. */
function ownLength(block: Element): number {
  if (block.matches('p, pre')) return wordsOf(block).length
  let length = 0
  for (const node of block.childNodes) if (isOwn(node)) length += node.textContent?.trim().length ?? 0
  return length
}

function isOwn(node: Node): boolean {
  return (
    node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && INLINE.has((node as Element).tagName))
  )
}

const INLINE = new Set('A ABBR B BDI BDO CITE CODE EM FONT I MARK Q S SMALL SPAN STRONG SUB SUP TIME U'.split(' '))

/** Class and id as words: `relatedPosts` and `related_posts` are both «related-posts». */
export function namesOf(element: Element): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`
  return names.replace(/([a-z\d])([A-Z])/g, '$1-$2')
}
