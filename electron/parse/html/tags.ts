/** Where the pieces of a marked-up document end, also where they were never closed. Every look is linear in what it passes. */

const LESS = 0x3c
const GREATER = 0x3e
const EQUALS = 0x3d
const QUOTE = 0x22
const APOSTROPHE = 0x27
/** How far a value with `<` in it may reach. */
const LONGEST_ODD_VALUE = 2000

export interface TagEnd {
  /** Where the attributes end. */
  readonly end: number
  /** Where the text goes on. */
  readonly next: number
  readonly isSound: boolean
}

/** `from` is right behind the name. XML allows no `<` inside a tag: one that meets another was never closed. */
export function endOfTag(text: string, from: number): TagEnd {
  let quote = 0
  let quotedFrom = 0
  let isJudged = false
  let isAfterEquals = false
  let firstGreater = -1
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quote !== 0) {
      if (unit === quote) quote = 0
      else if (unit === GREATER && firstGreater === -1) firstGreater = at
      else if (unit === LESS && !isJudged) {
        isJudged = true
        if (!isValue(text, quotedFrom, quote)) return unclosed(at, firstGreater)
      }
    } else if (unit === GREATER) {
      return { end: at, next: at + 1, isSound: true }
    } else if (unit === LESS) {
      return unclosed(at, -1)
    } else if (isAfterEquals && (unit === QUOTE || unit === APOSTROPHE)) {
      quote = unit
      quotedFrom = at + 1
      isJudged = false
      isAfterEquals = false
    } else if (unit > 0x20) {
      isAfterEquals = unit === EQUALS
    }
  }
  return firstGreater === -1
    ? { end: text.length, next: text.length, isSound: false }
    : { end: firstGreater, next: firstGreater + 1, isSound: false }
}

/** Whether the quotation mark closes nearby, and then the tag goes on as tags do. */
function isValue(text: string, from: number, quote: number): boolean {
  const near = text.slice(from, from + LONGEST_ODD_VALUE)
  const end = near.indexOf(String.fromCharCode(quote))
  return end !== -1 && /[\s/>]/.test(near.charAt(end + 1))
}

function unclosed(at: number, firstGreater: number): TagEnd {
  if (firstGreater === -1) return { end: at, next: at, isSound: false }
  return { end: firstGreater, next: firstGreater + 1, isSound: false }
}

export function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && isNameUnit(text.charCodeAt(at))) at++
  return at
}

export function isNameStart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || unit >= 0xc0
}

function isNameUnit(unit: number): boolean {
  return unit > 0x20 && unit !== GREATER && unit !== LESS && unit !== EQUALS && unit !== 0x2f && unit !== QUOTE
}

/** Behind a DOCTYPE, its internal subset with its quotations and comments included. */
export function endOfDoctype(text: string, from: number): number {
  let quote = 0
  let isInSubset = false
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quote !== 0) {
      if (unit === quote) quote = 0
    } else if (isInSubset && text.startsWith('<!--', at)) {
      at = behind(text, '-->', at) - 1
    } else if (unit === QUOTE || unit === APOSTROPHE) quote = unit
    else if (unit === 0x5b) isInSubset = true
    else if (unit === 0x5d) isInSubset = false
    else if (unit === GREATER && !isInSubset) return at + 1
  }
  return behind(text, '>', from)
}

/** Behind a closing tag, or before the next tag where its own end is missing. */
export function endOfClosing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === GREATER) return at + 1
    if (unit === LESS) return at
  }
  return text.length
}

export function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    kept += text.slice(from, at)
    from = behind(text, '-->', at + 4)
  }
  return kept + text.slice(from)
}

/** The place behind the next `mark`; the end of the text where there is none. */
export function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}
