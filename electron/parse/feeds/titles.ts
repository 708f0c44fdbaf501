/**
 * Headlines and names: one line of text. What looks like a tag in them may be one, or be spoken of: in «شرح وسم <video>»
 * the name is a word like the others.
 */

import { isVisible as isSeen } from '../../../shared/text/visible.ts'
import { decodeHtmlText } from '../html/entities.ts'
import { asLine, shortened } from '../html/plain-text.ts'
import { unwrapped } from '../html/sections.ts'
import { behind, endOfName, endOfTag } from '../html/tags.ts'
import { unescapedText } from '../html/unescape.ts'
import type { RawTitle } from './raw-feed.ts'

const LONGEST_TITLE = 2000
/** Of its markup, too. */
const LONGEST_MARKUP = 40_000
/** What a title that was cut in the middle of a character ends in. */
const STUMP = /\ufffd+(?= ?(?:…|\.{3})?$)/

/** One line of plain text; null where nothing of it could be seen. */
export function titleLine(title: RawTitle | null): string | null {
  if (title === null) return null
  const line = nameLine(title.value.slice(0, LONGEST_MARKUP), title.isText)
  const whole = line.includes('\ufffd') ? line.replace(STUMP, '').trim() : line
  return isSeen(whole) ? shortened(whole, LONGEST_TITLE) : null
}

/** Whether there is a line to be seen: nearly always told without making it. */
export function isVisible(title: RawTitle): boolean {
  return /[<&]/.test(title.value) ? titleLine(title) !== null : isSeen(title.value)
}

/** The same for names of people and subjects. */
export function nameLine(written: string, isText = false): string {
  const text = isText || !/[<&]/.test(written) ? written : withoutTags(written)
  return asLine(unwrapped(text.includes('&') ? unescapedText(text) : text))
}

interface Tag {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly isClosing: boolean
  readonly isMarkup: boolean
}

/** Never markup in a headline, not even in pairs: what is spoken of. */
const SPOKEN_OF = new Set(
  (
    'script style template noscript iframe object svg math select textarea title head audio video html body form input ' +
    'button meta link canvas main header footer nav'
  ).split(' '),
)
const BREAKS = new Set('br wbr hr p div li tr td h1 h2 h3 h4 h5 h6'.split(' '))
/** Those of them that nobody has to close. */
const ALONE = new Set('br wbr hr'.split(' '))

function withoutTags(markup: string): string {
  let text = ''
  let from = 0
  for (const { name, start, end } of markupIn(markup)) {
    text += decodeHtmlText(markup.slice(from, start))
    if (BREAKS.has(name)) text += ' '
    else if (name === 'img') text += emojiIn(markup.slice(start, end))
    from = end
  }
  return text + decodeHtmlText(markup.slice(from))
}

/** Tags and comments that are markup: a tag with attributes, a pair, a break. In their order. */
function markupIn(markup: string): Tag[] {
  const tags = tagsIn(markup)
  const open = new Map<string, number[]>()
  const isMarkup = tags.map(tag => tag.isMarkup)
  for (const [index, { name, isClosing }] of tags.entries()) {
    const waiting = open.get(name) ?? []
    if (!isClosing) open.set(name, [...waiting, index].slice(-MOST_OPEN))
    else {
      const opening = waiting.pop()
      if (opening !== undefined && !SPOKEN_OF.has(name)) isMarkup[opening] = isMarkup[index] = true
    }
  }
  return tags.filter((_, index) => isMarkup[index])
}

const MOST_OPEN = 20

function tagsIn(markup: string): Tag[] {
  const tags: Tag[] = []
  for (let at = markup.indexOf('<'); at !== -1; ) {
    const tag = tagAt(markup, at)
    if (tag !== null) tags.push(tag)
    at = markup.indexOf('<', tag?.end ?? at + 1)
  }
  return tags
}

function tagAt(markup: string, start: number): Tag | null {
  if (markup.startsWith('<!--', start)) {
    const end = behind(markup, '-->', start + 4)
    return { name: '', start, end, isClosing: false, isMarkup: markup.startsWith('-->', end - 3) }
  }
  const isClosing = markup.charAt(start + 1) === '/'
  const nameStart = start + (isClosing ? 2 : 1)
  if (!/[a-z]/i.test(markup.charAt(nameStart))) return null
  const nameEnd = endOfName(markup, nameStart)
  const name = markup.slice(nameStart, nameEnd).toLowerCase()
  const { end, next, isSound } = endOfTag(markup, nameEnd)
  const attributes = markup.slice(nameEnd, end)
  if (!isSound) return cutOff({ name, start, end: next, isClosing }, attributes)
  const tag = { name, start, end: next, isClosing }
  return { ...tag, isMarkup: saysSoItself(name, attributes) || isLeftOver(tag, markup) }
}

/** A tag that the end of the title cut in two, where it is one. */
function cutOff(tag: Omit<Tag, 'isMarkup'>, attributes: string): Tag | null {
  return ATTRIBUTES.test(attributes) ? { ...tag, isMarkup: true } : null
}

const ATTRIBUTES = /^\s{1,9}[a-z:-]{1,30}\s{0,9}=/i

function saysSoItself(name: string, attributes: string): boolean {
  return ALONE.has(name) || ATTRIBUTES.test(attributes)
}

/** A paragraph that nobody closed before the first word, and right behind the last one the end of what nobody opened. */
function isLeftOver({ name, start, end, isClosing }: Omit<Tag, 'isMarkup'>, markup: string): boolean {
  if (!isClosing) return start === 0 && BREAKS.has(name) && /^[\p{L}\p{N}«"“]/u.test(markup.slice(end, end + 1))
  return !SPOKEN_OF.has(name) && markup.slice(end).trim() === '' && /\S/.test(markup.charAt(start - 1))
}

const ALTERNATIVE = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i

/** Blogs send their emoji as pictures, which bear the emoji as their text. */
function emojiIn(tag: string): string {
  const [, double, single] = ALTERNATIVE.exec(tag) ?? []
  const text = decodeHtmlText(double ?? single ?? '')
  return /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Component}]+$/u.test(text) ? text : ''
}
