/** HTML to the plain text that is indexed, searched and quoted. */

import { tableOfUnits } from '../../../shared/arabic/units.ts'
import { emojiIn } from '../../../shared/pictures/emoji.ts'
import { unburden } from '../../../shared/text/marks.ts'
import { walkHtml } from './html-tokens.ts'

const BLOCKS = new Set(
  (
    'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Elements whose content is not for reading. */
const SILENT = new Set(
  'script style template noscript iframe object svg math select textarea title head audio video'.split(' '),
)

/** The same without what is written under pictures. */
const SILENT_AND_CAPTIONS = new Set([...SILENT, 'figcaption'])

/** Of those: what stands on lines of its own, so that the words before and behind it are two. */
const SILENT_BLOCKS = new Set(['iframe', 'object', 'video', 'audio'])
const PICTURES = new Set(['img', 'amp-img'])

/** White space other than single spaces, controls, and marks that change the direction. */
// Written out, because \p and \S in such a class make the search several times slower.
const ODD_IN_LINE = /[\0-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u2066-\u2069\u3000\ufeff\ufffe\uffff]| {2}/

/** Blocks end up on lines of their own; white space inside a line is one space. */
export function plainText(html: string, { captions = true }: { readonly captions?: boolean } = {}): string {
  if (!html.includes('<') && !html.includes('&')) return tidy(html)
  const unread = captions ? SILENT : SILENT_AND_CAPTIONS
  let text = ''
  let silent = 0
  let isLineStart = true
  const breakLine = () => {
    if (!isLineStart) text += '\n'
    isLineStart = true
  }
  const write = (piece: string) => {
    if (silent > 0) return
    text += piece.includes('\n') ? piece.replaceAll('\n', ' ') : piece
    isLineStart &&= piece.trim() === ''
  }
  walkHtml(html, {
    attributesOf: PICTURES,
    open(name, attributes) {
      if (SILENT_BLOCKS.has(name)) breakLine()
      if (PICTURES.has(name)) write(emojiIn(attributes) ?? '')
      else if (unread.has(name)) silent++
      else if (BLOCKS.has(name)) breakLine()
    },
    text: write,
    close(name) {
      if (unread.has(name)) silent = Math.max(silent - 1, 0)
      else if (BLOCKS.has(name)) breakLine()
    },
  })
  return tidy(text)
}

/** A headline, a name: one line of text, without markup and without marks that turn or bury its neighbours. */
export function plainLine(markup: string): string {
  const text = markup.includes('<') || markup.includes('&') ? plainText(markup) : markup
  return asLine(text)
}

/** The same for what is text already: `<b>` in it is meant to be read. */
export function asLine(text: string): string {
  const trimmed = text.trim()
  const line = unburden(trimmed.includes('\n') ? trimmed.replaceAll('\n', ' ') : trimmed).text
  // Nearly every text passes this one look; the replacements below would each read it again.
  if (!ODD_IN_LINE.test(line)) return line
  return withoutOverrides(stripControls(line).replace(/\s+/g, ' ').trim())
}

/** The first words of a text, whole words, at most `limit` units. */
export function firstWords(text: string, limit: number): string {
  const line = asLine(text.slice(0, limit * 2))
  if (line.length <= limit) return line
  const cut = line.lastIndexOf(' ', limit - 1)
  return `${withoutPauseAtEnd(shortened(line, cut > limit / 2 ? cut : limit - 1))}…`
}

const PAUSES = new Set(' \t\n.,;:\u00a0\u060c\u061b\u2026')

/** A sentence that happens to end where the words are cut off would end in «.…». From the end, in linear time. */
function withoutPauseAtEnd(text: string): string {
  let end = text.length
  while (end > 0 && PAUSES.has(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** A line cut down to `limit` units: what it opens it closes, and half of a surrogate pair is no character. */
export function shortened(line: string, limit: number): string {
  if (line.length <= limit) return line
  return withoutOverrides(line.slice(0, isHighSurrogate(line.charCodeAt(limit - 1)) ? limit - 1 : limit))
}

const CONTROLS = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]/
const ALL_CONTROLS = new RegExp(CONTROLS, 'g')

/** XML forbids these; databases and search indexes take offence at some of them. */
export function stripControls(text: string): string {
  return CONTROLS.test(text) ? text.replace(ALL_CONTROLS, '') : text
}

const EMBEDDINGS = /[\u202a-\u202e]/g
const ISOLATE_MARK = /[\u2066-\u2069]/
const POP_ISOLATE = '\u2069'

/** Overrides and embeddings go (Trojan Source); marks and joiners are Arabic orthography and stay; isolates are closed. */
function withoutOverrides(text: string): string {
  const plain = text.replace(EMBEDDINGS, '')
  return ISOLATE_MARK.test(plain) ? balanceIsolates(plain) : plain
}

function balanceIsolates(text: string): string {
  let open = 0
  let balanced = ''
  for (const character of text) {
    if (character === POP_ISOLATE && open === 0) continue
    if (character === POP_ISOLATE) open--
    else if (ISOLATE_MARK.test(character)) open++
    balanced += character
  }
  return balanced + POP_ISOLATE.repeat(open)
}

function tidy(untidy: string): string {
  const text = untidy.trim()
  if (isTidy(text)) return text
  return stripControls(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
}

const ODD = 1
const BREAK = 2
const ODD_ALONE = /[\0-\t\v-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\ufffe\uffff]/g
/** UTF-16 unit → ODD for what a text never holds, BREAK for a space and an end of line. */
let kinds: Uint8Array | null = null

/** No controls, no white space but single spaces and ends of lines. A loop takes half the time of a regular expression. */
function isTidy(text: string): boolean {
  kinds ??= kindsOfUnits()
  let isAfterBreak = false
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === ODD || (kind === BREAK && isAfterBreak)) return false
    isAfterBreak = kind === BREAK
  }
  return true
}

function kindsOfUnits(): Uint8Array {
  return tableOfUnits([
    [ODD_ALONE, ODD],
    [/[ \n]/g, BREAK],
  ])
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
