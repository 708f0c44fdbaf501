// In the extractor's hidden page: an article as the reading view shows it, as plain data for whoever writes files.
import { DEEPEST, MOST_NODES, mayHave, type TreeNode } from '../../../shared/exports/tree.ts'
import type { ArticleToClean, CleanedArticle } from '../../../shared/extractor/contract.ts'
import { KEPT_ELEMENTS } from '../../../shared/markup/kept-elements.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { findQuote } from '../../../shared/shelf/quote.ts'
import { rangesIn } from '../../article/find/ranges.ts'
import { leadOver } from '../../article/pictures/lead-over.ts'
import { giveDirections, takeHollow, tidyHeadings } from '../../article/prepare-markup.ts'
import { sanitise } from '../../markup/sanitise.ts'

export function cleanArticle(article: ArticleToClean): CleanedArticle {
  const { content, shown } = sanitise(article)
  tidyHeadings(content, article.title)
  takeHollow(content)
  giveDirections(content, article.direction)
  const place = document.createElement('div')
  place.append(document.adoptNode(content))
  for (const quote of article.quotes) markQuote(place, quote)
  return { content: treeOf(place), lead: leadOver(article, shown) }
}

/** Where it is found; the words themselves stay. */
function markQuote(place: Element, quote: ArticleToClean['quotes'][number]): void {
  const [range] = rangesIn([place], text => {
    const found = findQuote(text, quote)
    return found ? [[found.start, found.end]] : []
  })
  if (!range) return
  for (const text of wordsWithin(place, range)) {
    const mark = document.createElement('mark')
    text.replaceWith(mark)
    mark.append(text)
  }
}

/** The range, in pieces of text of which all is in it. */
function wordsWithin(place: Element, range: Range): Text[] {
  const { startContainer, startOffset, endContainer, endOffset } = range
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const within: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (range.intersectsNode(node)) within.push(node as Text)
  return within.flatMap(text => {
    const end = text === endContainer ? endOffset : text.length
    const start = text === startContainer ? startOffset : 0
    if (end <= start) return []
    if (end < text.length) text.splitText(end)
    const piece = start > 0 ? text.splitText(start) : text
    return piece.data.trim() === '' ? [] : [piece]
  })
}

const KEPT = new Set(KEPT_ELEMENTS)

/** @throws ExpectedError `tooLarge` */
function treeOf(place: Element): TreeNode[] {
  let nodes = 0
  const inside = (parent: Node, depth: number): TreeNode[] =>
    [...parent.childNodes].flatMap(node => nodeOf(node, depth))
  const nodeOf = (node: Node, depth: number): TreeNode[] => {
    if (++nodes > MOST_NODES) throw new ExpectedError('tooLarge', 'The article has too many parts.')
    if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? '']
    if (node.nodeType !== Node.ELEMENT_NODE) return []
    const element = node as Element
    if (depth > DEEPEST || !KEPT.has(element.localName)) return inside(element, depth)
    return [{ tag: element.localName, attributes: attributesOf(element), inside: inside(element, depth + 1) }]
  }
  return inside(place, 0)
}

const PICTURE = 'app://picture/'

function attributesOf(element: Element): Record<string, string> {
  const given = [...element.attributes].map(({ name, value }) => [
    name,
    name === 'src' ? value.slice(PICTURE.length) : value,
  ])
  return Object.fromEntries(given.filter(([name = '', value = '']) => mayHave(name, value)))
}
