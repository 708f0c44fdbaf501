/**
 * A walk over the tags and texts of HTML, in linear time. htmlparser2's `Parser` keeps a stack whose cost grows with the
 * square of its depth (500,000 unclosed <b> take half a minute); what is read here needs no tree, so its tokenizer is enough.
 */

import { Tokenizer } from 'htmlparser2'

export interface TokenListener {
  /** Entities come decoded, in pieces of their own. */
  text?(piece: string): void
  /** Names in lower case. The attributes are empty unless `attributesOf` asked for them. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  /** Elements whose attributes matter. */
  readonly attributesOf?: ReadonlySet<string>
}

const MOST_ATTRIBUTES = 500
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

export function walkHtml(html: string, listener: TokenListener): void {
  let name = ''
  let attributes: Record<string, string> | null = null
  let attribute = ''
  let value = ''
  let count = 0
  const opened = () => listener.open?.(name, attributes ?? NO_ATTRIBUTES)
  const tokenizer = new Tokenizer(
    { recognizeSelfClosing: true },
    {
      ontext: (start, end) => listener.text?.(html.slice(start, end)),
      ontextentity: codepoint => listener.text?.(String.fromCodePoint(codepoint)),
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase()
        attributes = listener.attributesOf?.has(name) ? Object.create(null) : null
        count = 0
      },
      onopentagend: opened,
      onselfclosingtag() {
        opened()
        listener.close?.(name)
      },
      onclosetag: (start, end) => listener.close?.(html.slice(start, end).toLowerCase()),
      onattribname(start, end) {
        attribute = attributes ? html.slice(start, end).toLowerCase() : ''
        value = ''
      },
      onattribdata(start, end) {
        if (attributes) value += html.slice(start, end)
      },
      onattribentity(codepoint) {
        if (attributes) value += String.fromCodePoint(codepoint)
      },
      onattribend() {
        if (attributes && ++count <= MOST_ATTRIBUTES) attributes[attribute] ??= value
      },
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}

function ignore(): void {
  // Neither text nor a tag.
}
