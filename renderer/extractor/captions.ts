// What is written under a picture, wherever a theme puts it, becomes a figure with its caption: it is not read as text.
import { wordsOf } from '../markup/plain-text.ts'
import { namesOf } from './blocks.ts'

/** Names that say so, as whole words of a class. */
const NAMED =
  /(?:^|[\s_-])(?:(?:wp-|img-?|image-?|photo-?|picture-?|media-?)?captions?(?:-?text)?|(?:img|image|photo|picture|media)-?(?:credits?|copyright|desc(?:ription)?|legend|source|info|author)|credits?|legende?|cutline)(?=$|[\s_-])/i
const CANDIDATES = 'caption credit legend cutline copyright desc source info author'
  .split(' ')
  .map(name => `[class*=${name} i]`)
  .join(', ')
const NO_CAPTION = 'figure, img, body, html, article, main, figcaption, figcaption *, table, table *'
/** On one page. */
const MOST = 500
const LONGEST = 600
/** Letters beside a picture and its caption in a box of theirs. */
const MOST_BESIDE = 40
const PICTURES = 'img, picture, video, amp-img'
const LEVELS = 3

export function gatherCaptions(document: Document): void {
  const captions = [...document.querySelectorAll(CANDIDATES)].filter(element => NAMED.test(namesOf(element)))
  for (const caption of captions.slice(0, MOST)) {
    if (!caption.isConnected || caption.matches(NO_CAPTION) || caption.querySelector(PICTURES)) continue
    const length = wordsOf(caption).length
    if (length > 0 && length <= LONGEST) addToFigure(caption, length)
  }
}

function addToFigure(caption: Element, length: number): void {
  const figure = caption.closest('figure') ?? figureOf(boxOf(caption, length))
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

function figureOf(box: Element | null): Element | null {
  if (!box) return null
  const figure = box.ownerDocument.createElement('figure')
  figure.append(...box.childNodes)
  box.replaceWith(figure)
  return figure
}
