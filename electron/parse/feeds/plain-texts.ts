/** Texts of feeds that are no HTML: their lines are lines, and the addresses in them are links. */

import { escapeHtml } from '../html/escape-html.ts'

/** Names of HTML that stand in texts of articles. `<الأهم>` is none, and neither is `<x>`. */
const NAMES =
  'a abbr acronym address article aside audio b base bdi bdo big blockquote body br button caption center cite code col colgroup ' +
  'data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset ' +
  'h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee ' +
  'math menu meta nav nobr noscript object ol p param picture pre q s samp script section select small source span ' +
  'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'
const NAME = new Set(NAMES.split(' '))
const TAG = /<(?:(!--|\/[a-z])|([a-z][a-z0-9]{0,11})(?=[\s/>])|[a-z][a-z0-9]{0,20}[-:][a-z])/gi

/** Whether it says by its form that it is text: no tag in it that HTML has, and lines, addresses or lone angle brackets. */
export function isPlainText(text: string): boolean {
  if (!/[\n<]|https?:\/\/|www\./i.test(text)) return false
  for (const [, sure, name] of text.matchAll(TAG)) {
    if (sure !== undefined || name === undefined || NAME.has(name.toLowerCase())) return false
  }
  return true
}

/** A document of HTML that was escaped once more than it should be: it begins with a tag and ends with one. */
export function isEscapedMarkup(text: string): boolean {
  const [, name = ''] = /^&lt;([a-z][a-z0-9]{0,11})(?:\s|\/?&gt;)/i.exec(text) ?? []
  return NAME.has(name.toLowerCase()) && text.endsWith('&gt;') && !text.includes('<') && /&lt;\/|\/&gt;/.test(text)
}

/** Text that must not be taken for markup, as markup. */
export function htmlFromText(text: string): string {
  const lines = joined(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n'))
  const paragraphs: string[] = []
  let open: string[] = []
  for (const line of [...lines, '']) {
    if (line !== '') open.push(withLinks(line))
    else if (open.length > 0) {
      paragraphs.push(`<p>${open.join('<br>')}</p>`)
      open = []
    }
  }
  return paragraphs.join('')
}

/** A document that is set out for the eye of a programmer indents every line but the first: there they are one line. */
function joined(lines: readonly string[]): string[] {
  const [, ...rest] = lines
  const trimmed = lines.map(line => line.trim())
  return rest.length > 0 && rest.every(isSetOut) ? [trimmed.join(' ')] : trimmed
}

/** Indented, and no item of a list. */
function isSetOut(line: string): boolean {
  return /^(?:\t| {2})/.test(line) && /^[^\d•*·–—-]/.test(line.trim())
}

const ADDRESS = /(?:https?:\/\/|www\.(?=[^\s.]))[^\s<>"«»“”،؛؟\p{Cf}]{1,2000}/giu
/** Signs at the end of an address belong to the sentence, and so does a bracket that opened before it. */
const SENTENCE = new Set([...".,:;!?…*'’"])
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

function withLinks(line: string): string {
  let html = ''
  let from = 0
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const address = withoutSentence(found)
    const isBare = /^www/i.test(address)
    if (isBare && /[\p{L}\p{N}@./-]/u.test(line.charAt(index - 1))) continue
    if (!/^(?:https?:\/\/|www\.)[\p{L}\p{N}[]/iu.test(address)) continue
    const target = isBare ? `https://${address}` : address
    html += `${escapeHtml(line.slice(from, index))}<a href="${escapeHtml(target)}">${escapeHtml(address)}</a>`
    from = index + address.length
  }
  return html + escapeHtml(line.slice(from))
}

function withoutSentence(found: string): string {
  const surplus = new Map(
    Object.entries(BRACKETS).map(([closing, opening]) => [closing, countOf(found, closing) - countOf(found, opening)]),
  )
  let end = found.length
  for (; end > 0; end--) {
    const last = found.charAt(end - 1)
    const unopened = surplus.get(last) ?? 0
    if (!SENTENCE.has(last) && unopened <= 0) break
    surplus.set(last, unopened - 1)
  }
  return found.slice(0, end)
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1
}
