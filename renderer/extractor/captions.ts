// What is written under a picture, wherever a theme puts it, becomes a figure with its caption: it is not read as text.
import { wordsOf } from '../markup/plain-text.ts'
import { linkShare, namesOf } from './blocks.ts'
import { isNamedBody } from './find-body.ts'
import { isTold, plainSummaries, toldSummaries } from './standfirst.ts'

/** Names that say so, as whole words of a class. */
const NAMED =
  /(?:^|[\s_-])(?:(?:wp-|img-?|image-?|photo-?|picture-?|media-?)?captions?(?:-?text)?|(?:img|image|photo|picture|media)-?(?:credits?|copyright|desc(?:ription)?|legend|source|info|author|cite)|credits?|legende?|cutline)(?=$|[\s_-])/i
const CANDIDATES = 'caption credit legend cutline copyright desc source info author cite'
  .split(' ')
  .map(name => `[class*=${name} i]`)
  .join(', ')
const NO_CAPTION = 'figure, img, body, html, article, main, figure figcaption, figcaption *, table, table *'
/** On one page. */
const MOST = 500
const LONGEST = 600
/** Letters beside a picture and its caption in a box of theirs. */
const MOST_BESIDE = 40
/** Of a caption without a name. */
const LONGEST_LINE = 300
const LEAST_TEXT = 40
const NEARLY_ALL = 0.9
const MOSTLY = 0.5
const LETTERS = 'em, i, small'
const PARAGRAPHS = 'p, li, td, blockquote'
const NO_PLACE = 'figure, table, li, nav, header, footer, aside'
const NO_FRAME = 'body, main, article, section'
const NO_LINE = 'h1, h2, h3, h4, h5, h6, ul, ol, table, img, picture, video, iframe, figure, button, form'
const PICTURES = 'img, picture, video, amp-img'
const LEVELS = 3
/** Of a list or a table: they stay in their place. */
const ITEMS = 'li, td'

export function gatherCaptions(document: Document): void {
  const captions = [...document.querySelectorAll(`${CANDIDATES}, figcaption`)].filter(
    element => element.tagName === 'FIGCAPTION' || NAMED.test(namesOf(element)),
  )
  for (const caption of captions.slice(0, MOST)) {
    if (!caption.isConnected || caption.matches(NO_CAPTION) || caption.querySelector(PICTURES)) continue
    const length = wordsOf(caption).length
    if (length > 0 && length <= LONGEST) addToFigure(caption, length)
  }
  gatherUnnamed(document)
}

/** What has no name is a caption where it stands alone with its picture, or right behind it in letters of another kind. */
function gatherUnnamed(document: Document): void {
  const summaries = plainSummaries(toldSummaries(document))
  const lines = new Set<Element>()
  for (const image of [...document.querySelectorAll('body img')].slice(0, MOST)) {
    if (image.closest(NO_PLACE)) continue
    const picture = blockOf(image)
    const line = lineBehind(picture)
    if (!line || lines.has(line)) continue
    lines.add(line)
    if (!isLine(line) || isTold(wordsOf(line), summaries)) continue
    const box = picture.parentElement
    const inOtherLetters = isInOtherLetters(line)
    if (box && isFrame(box, line) && (inOtherLetters || !line.matches(PARAGRAPHS))) captionIn(box, line)
    else if (inOtherLetters && isBetweenText(picture, line)) {
      const frame = document.createElement('div')
      picture.before(frame)
      frame.append(picture, line)
      captionIn(frame, line)
    }
  }
}

/** The picture with all that is nothing but the picture. */
function blockOf(image: Element): Element {
  let block = image
  while (block.parentElement && !block.parentElement.matches(NO_FRAME) && !hasWords(block.parentElement))
    block = block.parentElement
  return block
}

/** As many pages as there are pictures would be read where every word of a box were: the first is enough. */
function hasWords(node: Node, except?: Element): boolean {
  if (node === except) return false
  if (node.nodeType === Node.TEXT_NODE) return /\S/.test(node.nodeValue ?? '')
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  for (let child = node.firstChild; child; child = child.nextSibling) if (hasWords(child, except)) return true
  return false
}

/** Around a picture and its line alone; the body of a brief is none. */
function isFrame(box: Element, line: Element): boolean {
  return !box.matches(`${NO_FRAME}, a`) && !isNamedBody(box) && !hasWords(box, line)
}

/** With nothing between but line breaks. */
function lineBehind(picture: Element): Element | null {
  let node = picture.nextSibling
  while (node && !hasWords(node)) node = node.nextSibling
  return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null
}

/** A short text that leads nowhere. */
function isLine(line: Element): boolean {
  if (line.matches(NO_LINE) || line.querySelector(`${NO_LINE}, p + p`) !== null) return false
  const length = wordsOf(line).length
  return length > 0 && length <= LONGEST_LINE && linkShare(line) < MOSTLY
}

/** Above the text such a line is its standfirst, and one behind another a poem. */
function isBetweenText(picture: Element, line: Element): boolean {
  const [before, after] = [picture.previousElementSibling, line.nextElementSibling]
  if ((before && isInOtherLetters(before)) || (after && isInOtherLetters(after))) return false
  for (let node = picture.previousSibling; node; node = node.previousSibling)
    if ((node.textContent ?? '').trim().length > LEAST_TEXT) return true
  return false
}

function isInOtherLetters(line: Element): boolean {
  if (line.matches(LETTERS)) return true
  const [outer] = line.querySelectorAll(LETTERS)
  return outer !== undefined && wordsOf(outer).length >= wordsOf(line).length * NEARLY_ALL
}

function captionIn(box: Element, line: Element): void {
  const caption = box.ownerDocument.createElement('figcaption')
  caption.append(...line.childNodes)
  line.replaceWith(caption)
  figureOf(box)
}

function addToFigure(caption: Element, length: number): void {
  const figure = caption.closest('figure') ?? figureOf(boxOf(caption, length) ?? frameOf(caption))
  if (!figure) return
  const written = figure.ownerDocument.createElement('figcaption')
  written.append(...caption.childNodes)
  caption.remove()
  figure.append(written)
}

/** The nearest box that holds a picture, and hardly anything but it and its caption. */
function boxOf(caption: Element, length: number): Element | null {
  let box = caption.parentElement
  for (let level = 0; box && level < LEVELS; level++, box = box.parentElement) {
    if (wordsOf(box).length - length > MOST_BESIDE + length || /^(?:BODY|MAIN|ARTICLE)$/.test(box.tagName)) return null
    if (box.querySelector(PICTURES)) return box
  }
  return null
}

/** A box around it and the picture right above it. */
function frameOf(caption: Element): Element | null {
  const picture = caption.previousElementSibling
  if (!picture || wordsOf(picture) !== '' || !(picture.matches(PICTURES) || picture.querySelector(PICTURES)))
    return null
  const frame = caption.ownerDocument.createElement('div')
  picture.before(frame)
  frame.append(picture, caption)
  return frame
}

function figureOf(box: Element | null): Element | null {
  if (!box) return null
  const figure = box.ownerDocument.createElement('figure')
  figure.append(...box.childNodes)
  for (const part of figure.querySelectorAll('dt')) part.replaceWith(...part.childNodes)
  if (box.matches(ITEMS)) box.append(figure)
  else box.replaceWith(figure)
  return figure
}
