/** Words in Markdown (CommonMark 0.31, GFM): escaped where they would mean something else. */

/** Within a line. An ampersand only where it would begin a character reference; a dash between cells of a table not at all. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!$/, '\\!')
}

const CONTROLS = /[\0-\x1f\x7f]+/g

/** What begins a heading, a list, a quote, a rule or a table where it stands first in a line. */
export function escapeLineStart(line: string): string {
  const trimmed = line.replace(/^[ \t]+/, '')
  if (/^\d{1,9}[.)](?:\s|$)/.test(trimmed)) return trimmed.replace(/[.)]/, '\\$&')
  return /^[-+=#:]/.test(trimmed) ? `\\${trimmed}` : trimmed
}

/** Where a link or a picture leads, between the brackets. */
export function escapeTarget(address: string): string {
  return address
    .replace(/[\s<>()\\]/g, sign => encodeURIComponent(sign).replace(/[()]/g, hex))
    .replace(/&(?=#?\w+;)/g, '\\&')
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

/** One line of plain text as a paragraph, a title or a cell. */
export function markdownLine(text: string): string {
  return escapeLineStart(escapeMarkdown(text.replace(/\s+/g, ' ').trim()))
}

/** Plain text of several lines: a blank one parts paragraphs, others break within one. */
export function markdownLines(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map(paragraph => paragraph.split('\n').map(markdownLine).filter(Boolean).join('\\\n'))
    .filter(Boolean)
    .join('\n\n')
}
