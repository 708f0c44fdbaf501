/**
 * A tolerant reader of XML: feeds as they are in the wild, in one pass and linear time, whatever is wrong with them. It
 * builds elements only; what stands in them is decoded when somebody asks. The way in: `readMarkup`.
 */

import type { Doubling } from '../bytes/undouble.ts'
import type { Faults } from '../html/entities.ts'
import { behind, endOfClosing, endOfDoctype, endOfName, endOfTag, isNameStart, withoutComments } from '../html/tags.ts'
import { MarkupElement, type MarkupSource } from './element.ts'
import { innerScope, type Scope, usualName, type Vocabulary } from './namespaces.ts'

export interface Markup {
  readonly root: MarkupElement
  readonly faults: Faults
}

/** Deeper elements belong to the content of those above. */
const DEEPEST = 100
const CDATA = '<![CDATA['
const SLASH = 0x2f
const MOST_ENTITIES = 1000
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<]{0,1000})"|'([^'&<]{0,1000})')\s*>/g

/** Elements that hold text: where tags do not match, the beginning of one of them ends another. */
const LEAVES = new Set(
  (
    'title link guid pubdate author category comments description id updated published modified issued summary content ' +
    'content:encoded dc:date dc:creator dc:subject dc:title media:title'
  ).split(' '),
)
/** Elements whose beginning is worth keeping when their end is missing. */
const TEXTS = new Set(['description', 'content', 'content:encoded', 'summary'])
const HOLDERS = new Set(['item', 'entry'])

/**
 * `from` is where the root element may begin; what is not markup before it is skipped. `doubling` says how texts may
 * have been encoded twice.
 */
export function readMarkup(
  text: string,
  from: number,
  vocabulary: Vocabulary,
  doubling: Doubling | null = null,
): Markup | null {
  const read = (isMending: boolean) => new MarkupReader(text, { vocabulary, doubling, isMending }).read(from)
  const strict = read(false)
  // Nearly always the end. Where tags do not match, the same again with an eye on which may stand in which.
  if (!strict?.faults.broken) return strict
  const mended = read(true)
  if (mended) mended.faults.broken = true
  return mended
}

interface Open {
  readonly element: MarkupElement
  readonly scope: Scope | null
  /** The raw text, in which an unclosed CDATA section looks for its end. */
  readonly written: string
}

interface ReaderOptions {
  readonly vocabulary: Vocabulary
  readonly doubling: Doubling | null
  /** Whether to look which element may stand in which. */
  readonly isMending: boolean
}

class MarkupReader {
  private readonly text: string
  private readonly vocabulary: Vocabulary
  private readonly isMending: boolean
  private readonly entities = new Map<string, string>()
  private readonly faults: Faults = { repaired: false, broken: false, cutOff: false, expanded: 0 }
  private readonly source: MarkupSource
  private readonly stack: Open[] = []
  private root: MarkupElement | null = null
  private isOver = false
  /** Names outside of any declaration. */
  private readonly outermost: Scope = { outer: null, declared: new Map(), known: new Map() }
  /** Place of the next CDATA section, and of the next end of one; behind the end where there is none. */
  private nextSection = -1
  private nextSectionEnd = -1
  private readonly onUndeclared = () => {
    this.faults.repaired = true
  }

  constructor(text: string, { vocabulary, doubling, isMending }: ReaderOptions) {
    this.text = text
    this.vocabulary = vocabulary
    this.isMending = isMending
    this.source = { text, entities: this.entities, faults: this.faults, doubling }
    this.faults.repaired = isMending
  }

  read(from: number): Markup | null {
    const { text } = this
    for (let at = text.indexOf('<', from); at !== -1 && !this.isOver; ) {
      at = text.indexOf('<', this.step(at))
    }
    if (this.root === null) return null
    this.closeRest()
    return { root: this.root, faults: this.faults }
  }

  /** Takes what begins at `at` with `<` and gives the place behind it. */
  private step(at: number): number {
    const { text } = this
    const unit = text.charCodeAt(at + 1)
    if (isNameStart(unit)) return this.open(at)
    if (unit === SLASH) return this.close(at)
    // Some write <?xml …> without the second question mark.
    if (unit === 0x3f) return behind(text, '>', at)
    if (text.startsWith(CDATA, at)) return this.section(at)
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4)
    if (unit === 0x21 && this.root === null) return this.doctype(at)
    this.faults.repaired = true
    return at + 1
  }

  private open(at: number): number {
    const { text, stack, faults } = this
    const nameEnd = endOfName(text, at + 1)
    const written = text.slice(at + 1, nameEnd)
    const tag = endOfTag(text, nameEnd)
    if (!tag.isSound) faults.broken = true
    const isEmpty = text.charCodeAt(tag.end - 1) === SLASH
    const attributes = text.slice(nameEnd, isEmpty ? tag.end - 1 : tag.end)
    const isRoot = this.root === null
    const outer = stack.at(-1)?.scope ?? this.outermost
    const scope = attributes.includes('xmlns') ? innerScope(outer, attributes, this.vocabulary, isRoot) : outer
    const name = usualName(written, scope, this.vocabulary, this.onUndeclared)
    if (this.isMending) this.closeImplied(name, at)
    if (stack.length >= DEEPEST) return tag.next
    const element = new MarkupElement(this.source, name, attributes, tag.next)
    if (isRoot) this.root = element
    stack.at(-1)?.element.add(element)
    if (!isEmpty) stack.push({ element, scope, written })
    else {
      element.end = tag.next
      if (isRoot) this.isOver = true
    }
    return tag.next
  }

  private close(at: number): number {
    const { text, stack, faults } = this
    const nameEnd = endOfName(text, at + 2)
    const written = text.slice(at + 2, nameEnd)
    const next = endOfClosing(text, nameEnd)
    const inner = stack.at(-1)
    if (inner?.written === written) {
      inner.element.end = at
      stack.pop()
    } else if (!this.closeOuter(written, at) && stack.length < DEEPEST) {
      faults.broken = true
    }
    if (stack.length === 0 && this.root !== null) {
      this.isOver = true
      faults.repaired ||= hasMore(text, next)
    }
    return next
  }

  /** Whether an element of that name was open somewhere; everything inside it ends with it. */
  private closeOuter(written: string, at: number): boolean {
    const { stack } = this
    const lower = written.toLowerCase()
    const found = stack.findLastIndex(open => open.written.toLowerCase() === lower)
    if (found === -1) return false
    if (found < stack.length - 1) this.faults.broken = true
    this.closeFrom(found, at)
    return true
  }

  private closeFrom(index: number, at: number): void {
    for (const { element } of this.stack.splice(index)) element.end = at
  }

  /** Before an element that cannot stand where it begins: an item in an item, a link in a title. */
  private closeImplied(name: string, at: number): void {
    const holder = this.stack.findLastIndex(({ element }) => HOLDERS.has(element.name))
    if (HOLDERS.has(name) && holder !== -1) this.closeFrom(holder, at)
    else if (LEAVES.has(name)) {
      const leaf = this.stack.findIndex(({ element }, index) => index > holder && LEAVES.has(element.name))
      if (leaf !== -1) this.closeFrom(leaf, at)
    }
  }

  private section(at: number): number {
    const { text } = this
    const from = at + CDATA.length
    if (this.nextSectionEnd < from) this.nextSectionEnd = found(text, ']]>', from)
    if (this.nextSection < from) this.nextSection = found(text, CDATA, from)
    const end = this.nextSectionEnd
    if (end < this.nextSection) return end + 3
    // Never closed: the end found is that of another section, or there is none.
    const closing = text.slice(from, this.nextSection).indexOf(`</${this.stack.at(-1)?.written}`)
    if (closing === -1) return Math.min(end + 3, text.length)
    this.faults.repaired = true
    return from + closing
  }

  private doctype(at: number): number {
    const end = endOfDoctype(this.text, at)
    for (const [, name = '', double, single] of this.text.slice(at, end).matchAll(ENTITY)) {
      if (this.entities.size >= MOST_ENTITIES) break
      this.entities.set(name, double ?? single ?? '')
    }
    return end
  }

  /** What is still open was cut off; only a missing </rss> is nothing to speak of. */
  private closeRest(): void {
    const { stack, faults, text } = this
    if (stack.length === 0) return
    const isWhole = stack.length === 1 && stack[0]?.element.name === 'rss' && stack[0].element.child('channel') !== null
    faults.repaired ||= isWhole
    faults.cutOff = !isWhole
    for (const { element } of stack) element.end = text.length
    if (!isWhole) dropStumps(stack.map(({ element }) => element))
  }
}

/**
 * Half an address or date is a wrong one: of what the end of the document cut in two only the text of an article is
 * kept, and the article only if it can be told apart from others and has its whole title.
 */
function dropStumps(cut: readonly MarkupElement[]): void {
  const stump = cut.findIndex(({ name }) => LEAVES.has(name))
  if (stump > 0 && !TEXTS.has(cut[stump]?.name ?? '')) cut[stump - 1]?.dropLast()
  const holder = cut.findIndex(({ name }) => HOLDERS.has(name))
  const item = cut[holder]
  if (item && !(item.child('title') && isIdentified(item))) cut[holder - 1]?.dropLast()
}

function isIdentified(item: MarkupElement): boolean {
  return (
    [item.child('guid'), item.child('id'), item.child('link')].some(Boolean) || item.attribute('rdf:about') !== null
  )
}

function hasMore(text: string, from: number): boolean {
  return withoutComments(text.slice(from, from + 1000)).trim() !== ''
}

function found(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at
}
