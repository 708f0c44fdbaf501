/**
 * Where a browser sees tags in markup, by the tokenizer of the HTML standard (13.2.5): no tag is hidden from it in a
 * comment, a value or a script, and none is seen that it does not see. Pure, linear, and builds nothing.
 */

export interface TagListener {
  /** `tag` is the whole of it. Says how what follows is to be read. */
  open(tag: Tag): Reading
  close(name: string): Reading
  /** Letters, from one tag to the next. */
  text(length: number): void
  /** Also what only looks like a declaration. */
  comment(): void
  /** The markup ends within a tag. */
  unfinished?(attributes: number): void
}

export interface Tag {
  /** In lower case. */
  readonly name: string
  /** As it is written, without the angles. */
  readonly written: string
  readonly attributes: number
  readonly isSelfClosing: boolean
}

/** `foreign`: as in SVG and MathML, where `CDATA` means something. `rest`: no tag comes any more. */
export type Reading = 'tags' | 'foreign' | 'text' | 'script' | 'rest'

const TAG_NAME = /[a-z][^\t\n\f\r />]*/iy
/** One attribute, or what stands between two. The last alternative is a value that never ends. */
const PART =
  /[\t\n\f\r /]+|([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|(?=["'])[\s\S]*$|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?/gy

export function scanTags(html: string, listener: TagListener): void {
  let at = 0
  let isForeign = false

  function textUntil(end: number): void {
    if (end > at) listener.text(end - at)
  }

  while (at < html.length) {
    const less = nextTag(html, at)
    textUntil(less < 0 ? html.length : less)
    if (less < 0) return
    const after = html.charCodeAt(less + 1)
    if (after === SLASH) {
      const name = nameAt(html, less + 2)
      if (name === '') {
        // `</>` is nothing at all.
        if (html.charCodeAt(less + 2) !== GREATER) listener.comment()
        at = behind(html, '>', less + 2)
        continue
      }
      const { end } = partsFrom(html, less + 2 + name.length)
      if (end > html.length) return
      isForeign = listener.close(name.toLowerCase()) === 'foreign'
      at = end
    } else if (after === MARK || after === QUESTION) {
      const isData = isForeign && html.startsWith('<![CDATA[', less)
      if (isData) listener.text(1)
      else listener.comment()
      at = isData ? behind(html, ']]>', less) : endOfComment(html, less)
    } else {
      const name = nameAt(html, less + 1)
      const { end, attributes } = partsFrom(html, less + 1 + name.length)
      // A tag that never ends is none, but it is read.
      if (end > html.length) {
        listener.unfinished?.(attributes)
        return
      }
      const written = html.slice(less + 1, end - 1)
      const lower = name.toLowerCase()
      const reading = listener.open({ name: lower, written, attributes, isSelfClosing: written.endsWith('/') })
      isForeign = reading === 'foreign'
      at = end
      if (reading === 'rest') {
        textUntil(html.length)
        return
      }
      if (reading === 'text' || reading === 'script') {
        const ends = reading === 'script' ? endOfScript(html, end) : endOfText(html, lower, end)
        textUntil(ends)
        at = ends
      }
    }
  }
}

const [SLASH, MARK, QUESTION, GREATER] = [0x2f, 0x21, 0x3f, 0x3e]

/** The next `<` that begins something. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    const unit = html.charCodeAt(at + 1)
    if (isLetter(unit) || unit === MARK || unit === QUESTION) return at
    if (unit === SLASH && at + 2 < html.length) return at
  }
  return -1
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}

function nameAt(html: string, at: number): string {
  TAG_NAME.lastIndex = at
  return TAG_NAME.exec(html)?.[0] ?? ''
}

/** `end` is behind the `>`, and beyond the markup where there is none. */
function partsFrom(html: string, from: number): { readonly end: number; readonly attributes: number } {
  let attributes = 0
  let at = from
  while (at < html.length && html.charCodeAt(at) !== GREATER) {
    PART.lastIndex = at
    const part = PART.exec(html)
    if (!part) break
    if (part[1] !== undefined) attributes++
    at += part[0].length
  }
  return { end: at + 1, attributes }
}

function endOfComment(html: string, at: number): number {
  if (!html.startsWith('<!--', at)) return behind(html, '>', at)
  // `<!-->` and `<!--->` are whole comments.
  const short = /^-?>/.exec(html.slice(at + 4, at + 6))
  if (short) return at + 4 + short[0].length
  COMMENT_END.lastIndex = at + 4
  return COMMENT_END.exec(html) ? COMMENT_END.lastIndex : html.length
}

const COMMENT_END = /--!?>/g

function endOfText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

const SCRIPT_PART = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi

/** In a comment of a script another script may be written out, with its end. */
function endOfScript(html: string, from: number): number {
  let isComment = false
  let isWithin = false
  SCRIPT_PART.lastIndex = from
  for (let part = SCRIPT_PART.exec(html); part; part = SCRIPT_PART.exec(html)) {
    if (part[0] === '<!--') isComment = true
    else if (part[0] === '-->') isComment = isWithin = false
    else if (part[1] === '') isWithin ||= isComment
    else if (isWithin) isWithin = false
    else return part.index
  }
  return html.length
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}
