/**
 * How heavy markup is for whoever draws it, by one look along the text: a few hundred kilobytes of nesting or attributes
 * keep a browser busy for seconds (50,000 <div> take its cleaner seven, 50,000 attributes five). Pure, linear.
 */

const LONGEST = 600_000
/** A live report of a whole evening has two thousand. */
const MOST_TAGS = 3_000
const DEEPEST = 250
const MOST_ATTRIBUTES = 60
/** Shorter tags have not that many attributes. */
const LONG_TAG = MOST_ATTRIBUTES * 2
/** No address is as long, and no word of a script that parts its words; the scripts of Asia behind Thai do not. */
const LONGEST_WORD = 20_000
const THAI = 0x0e00
/** Elements that hold others, and whose end is written. */
const HOLDERS =
  /^(?:div|span|section|article|main|font|b|i|u|em|strong|small|a|table|tbody|tr|td|ul|ol|dl|blockquote)$/i
const NAME = /\/?([a-z][a-z0-9]*)/iy

export function isTooHeavy(html: string): boolean {
  if (html.length > LONGEST || hasEndlessWord(html)) return true
  let tags = 0
  let depth = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    NAME.lastIndex = at + 1
    const name = NAME.exec(html)?.[1]
    if (name === undefined) continue
    const isEnd = html.charAt(at + 1) === '/'
    if (HOLDERS.test(name)) depth = isEnd ? Math.max(depth - 1, 0) : depth + 1
    if (isEnd) continue
    if (++tags > MOST_TAGS || depth > DEEPEST || attributesAt(html, at) > MOST_ATTRIBUTES) return true
  }
  return false
}

const [SPACE, LESS, GREATER] = [0x20, 0x3c, 0x3e]

/** Longest word allowed in text. Attributes are not counted: a data: picture has no white space either. */
function hasEndlessWord(html: string): boolean {
  let length = 0
  let isInTag = false
  for (let at = 0; at < html.length; at++) {
    const unit = html.charCodeAt(at)
    if (unit === LESS) isInTag = true
    else if (unit === GREATER) isInTag = false
    length = isInTag || unit <= SPACE || unit === GREATER || unit >= THAI ? 0 : length + 1
    if (length > LONGEST_WORD) return true
  }
  return false
}

function attributesAt(html: string, at: number): number {
  const end = html.indexOf('>', at + LONG_TAG)
  const first = html.indexOf('>', at)
  if (first >= 0 && first <= at + LONG_TAG) return 0
  return (html.slice(at, end < 0 ? at + LONGEST_TAG : Math.min(end, at + LONGEST_TAG)).match(/\s+[^\s=]/g) ?? []).length
}

/** Pictures that are written into the text are longer, but have no white space in them. */
const LONGEST_TAG = 20_000
