/** Which of several texts is the article's: the first with words in it. What looks like a text may be an empty frame. */

import { plainText } from '../html/plain-text.ts'

export interface FoundText<Holder> {
  readonly html: string
  readonly holder: Holder | null
}

const WORD = /[\p{L}\p{N}]/u
const PICTURES = /<(?:img|picture|video|audio|iframe|amp-[a-z]+)[\s>/]/i
const SOURCE = /\ssrc\s{0,9}=\s{0,9}["']?([^"'\s>]{1,2000})/gi
/** Nearly every text says something before this. */
const OPENING = 400

/**
 * Whole texts come before summaries. One of pictures alone stands in front of the first that has words, unless that has
 * the same; where none has any, the first that is not empty is all there is.
 */
export function firstText<Holder>(
  candidates: readonly Holder[],
  htmlOf: (holder: Holder) => string,
): FoundText<Holder> {
  let wordless: FoundText<Holder> | null = null
  for (const holder of candidates) {
    const html = htmlOf(holder)
    if (html === '') continue
    if (hasWords(html)) return { html: withPictures(wordless?.html ?? '', html), holder }
    if (wordless === null || (!PICTURES.test(wordless.html) && showsMore(html, wordless.html)))
      wordless = { html, holder }
  }
  return wordless ?? { html: '', holder: null }
}

function hasWords(html: string): boolean {
  if (html.length <= OPENING) return WORD.test(plainText(html))
  return WORD.test(plainText(openingOf(html))) || WORD.test(plainText(html))
}

/** Cut off between two words: half of a tag or of a reference would be words where there are none. */
function openingOf(html: string): string {
  const tag = html.lastIndexOf('<', OPENING)
  const isInTag = tag > html.lastIndexOf('>', OPENING)
  return html.slice(0, isInTag ? tag : Math.max(html.lastIndexOf(' ', OPENING), html.lastIndexOf('>', OPENING) + 1))
}

function showsMore(html: string, than: string): boolean {
  return PICTURES.test(html) || (plainText(than) === '' && plainText(html) !== '')
}

function withPictures(wordless: string, html: string): string {
  if (!PICTURES.test(wordless)) return html
  const isThere = [...wordless.matchAll(SOURCE)].some(([, address = '']) => html.includes(address))
  return isThere ? html : `${wordless}${html}`
}
