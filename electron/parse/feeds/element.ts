/** An element of a feed. Its text and attributes are read from the document when somebody asks for them. */

import { type Doubling, undoubled } from '../bytes/undouble.ts'
import { decodeReferences, type Faults, type OwnEntities } from '../html/entities.ts'
import { unwrapped, withoutSectionMarks } from '../html/sections.ts'
import { behind, withoutComments } from '../html/tags.ts'

/** What its elements have in common. */
export interface MarkupSource {
  readonly text: string
  readonly entities: OwnEntities
  readonly faults: Faults
  /** How text somewhere in it may have been read in the wrong letters and encoded again; null: nowhere. */
  readonly doubling: Doubling | null
}

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const MOST_ATTRIBUTES = 500
const CDATA = '<![CDATA['
/** What a parser of HTML makes of it. */
const CDATA_COMMENT = '<!--[CDATA['
const NO_CHILDREN: readonly MarkupElement[] = []

export class MarkupElement {
  /** The name in its usual form; see `usualName`. */
  readonly name: string
  /** Where its content begins and ends in the source. */
  readonly start: number
  end = 0
  private children: MarkupElement[] | null = null
  private readonly source: MarkupSource
  private readonly tag: string
  private attributes: Map<string, string> | null = null

  constructor(source: MarkupSource, name: string, tag: string, start: number) {
    this.source = source
    this.name = name
    this.tag = tag
    this.start = start
  }

  add(child: MarkupElement): void {
    this.children ??= []
    this.children.push(child)
  }

  dropLast(): void {
    this.children?.pop()
  }

  get elements(): readonly MarkupElement[] {
    return this.children ?? NO_CHILDREN
  }

  /** The first child of that name. */
  child(name: string): MarkupElement | null {
    if (this.children === null) return null
    for (const child of this.children) if (child.name === name) return child
    return null
  }

  all(name: string): readonly MarkupElement[] {
    if (this.children === null) return NO_CHILDREN
    let found: MarkupElement[] | null = null
    for (const child of this.children) {
      if (child.name !== name) continue
      found ??= []
      found.push(child)
    }
    return found ?? NO_CHILDREN
  }

  /** Text of the first child of that name that has any. */
  textOf(name: string): string | null {
    if (this.children === null) return null
    for (const child of this.children) {
      if (child.name !== name) continue
      const text = child.text()
      if (text !== '') return text
    }
    return null
  }

  /** Decoded; names in lower case, as written. */
  attribute(name: string): string | null {
    if (this.tag === '') return null
    this.attributes ??= this.readAttributes()
    return this.attributes.get(name) ?? null
  }

  /** All text inside, tags taken out, without white space around it. */
  text(): string {
    const raw = this.raw()
    return unwrapped((raw.includes('<') ? this.textAmongTags(raw) : this.decode(raw)).trim())
  }

  /** Content that is HTML, whether it is escaped, in CDATA or written out among the feed's own tags. */
  markup(): string {
    return this.elements.length === 0 ? withoutSectionMarks(this.text()) : this.inlineMarkup()
  }

  /** The same where it is known to be written out among the feed's own tags. */
  inlineMarkup(): string {
    const raw = this.raw()
    const unwrapped = raw.includes('<!') ? withoutSections(raw) : raw
    return this.mended(this.isPrefixed() ? unwrapped.replace(/<(\/?)[\w.-]+:(?=[a-z])/gi, '<$1') : unwrapped).trim()
  }

  /** Raw source of the content. */
  raw(): string {
    return this.source.text.slice(this.start, this.end)
  }

  private isPrefixed(): boolean {
    return this.elements.some(child => child.name.startsWith('xhtml:'))
  }

  private decode(raw: string): string {
    return this.mended(decodeReferences(raw, this.source.entities, this.source.faults))
  }

  private mended(text: string): string {
    const { doubling } = this.source
    if (doubling === null) return text
    const single = undoubled(text, doubling)
    if (single !== text) this.source.faults.repaired = true
    return single
  }

  private textAmongTags(raw: string): string {
    let text = ''
    let from = 0
    for (let at = raw.indexOf('<'); at !== -1; at = raw.indexOf('<', from)) {
      text += this.decode(raw.slice(from, at))
      if (raw.startsWith(CDATA, at)) {
        const end = raw.indexOf(']]>', at)
        text += this.mended(raw.slice(at + CDATA.length, end === -1 ? raw.length : end))
        from = end === -1 ? raw.length : end + 3
        // Wrapped twice: the end of what began outside of it.
        if (raw.startsWith(']]>', from) && !text.includes(CDATA)) from += 3
      } else if (raw.startsWith(CDATA_COMMENT, at)) {
        const end = raw.indexOf(']]-->', at)
        text += this.mended(raw.slice(at + CDATA_COMMENT.length, end === -1 ? raw.length : end))
        from = end === -1 ? raw.length : end + 5
      } else {
        from = endOfTagLike(raw, at)
        // A lone `<` is what it looks like.
        if (from === at + 1) text += '<'
      }
    }
    return text + this.decode(raw.slice(from))
  }

  private readAttributes(): Map<string, string> {
    const attributes = new Map<string, string>()
    for (const [, name = '', double, single, bare] of this.tag.matchAll(ATTRIBUTE)) {
      const key = name.toLowerCase()
      if (attributes.has(key)) continue
      if (attributes.size >= MOST_ATTRIBUTES) break
      attributes.set(key, unwrapped(this.decode(double ?? single ?? bare ?? '').trim()))
    }
    return attributes
  }
}

function endOfTagLike(raw: string, at: number): number {
  if (raw.startsWith('<!--', at)) return behind(raw, '-->', at + 4)
  if (raw.startsWith('<?', at)) return behind(raw, '>', at)
  if (!/[a-z/!_]/i.test(raw.charAt(at + 1))) return at + 1
  return behind(raw, '>', at)
}

/** CDATA among tags is markup as much as its neighbours; comments are nothing to read. */
function withoutSections(raw: string): string {
  return withoutComments(raw.replaceAll(CDATA, '').replaceAll(']]>', ''))
}
