/** «The post X appeared first on Y.»: what WordPress hangs onto every summary, in the languages of our newspapers. */

interface Wording {
  /** How the sentence begins, and what stands between the article's title and the newspaper's name. */
  readonly opening: RegExp
  readonly says: RegExp
}

const FIRST = 'أول(?:ا\u064b|\u064bا|ا)'
const KINDS = '(?:المقالة|المقال|التدوينة|الخبر|الموضوع|المنشور)'
const WORDINGS: readonly Wording[] = [
  { opening: /\bThe post\s/g, says: /\sappeared first (?:on|in)\s/ },
  { opening: /(?:\bL(?:['’]|&#8217;|&#0?39;|&rsquo;)article|\bCet article)\s/g, says: /\sest apparu en premier sur\s/ },
  { opening: new RegExp(`ظهرت? ${KINDS}\\s`, 'g'), says: new RegExp(`\\s${FIRST} (?:على|في)\\s`) },
  { opening: new RegExp(`${KINDS}\\s`, 'g'), says: new RegExp(`\\sظهرت? (?:${FIRST}|لأول مرة) (?:على|في)\\s`) },
]
/** It is in the last paragraph, where there are paragraphs. */
const LONGEST_TAIL = 3000
const LONGEST_NAME = 800
/** Behind the newspaper's name its paragraph ends, and with it the text. */
const MORE_TEXT = /<(?:p|div|br|h\d|ul|ol|table|blockquote|figure|img)\b/i
const EMPTY_PARAGRAPH = /<p(?:\s[^<>]*)?>\s*$/i

/** Only at the end, and only in so many words: a text that speaks of it elsewhere stays whole. */
export function withoutTail(html: string): string {
  const start = Math.max(html.length - LONGEST_TAIL, html.lastIndexOf('<p'), 0)
  const end = start === 0 ? html : html.slice(start)
  for (const wording of WORDINGS) {
    const at = tailAt(end, wording)
    if (at !== -1)
      return html
        .slice(0, start + at)
        .trimEnd()
        .replace(EMPTY_PARAGRAPH, '')
        .trimEnd()
  }
  return html
}

function tailAt(end: string, { opening, says }: Wording): number {
  const said = says.exec(end)
  if (said === null) return -1
  const name = end.slice(said.index + said[0].length)
  if (name.length > LONGEST_NAME || MORE_TEXT.test(name)) return -1
  // The last one: an article may have such words in its own title, but not its newspaper in its text.
  return [...end.slice(0, said.index).matchAll(opening)].at(-1)?.index ?? -1
}
