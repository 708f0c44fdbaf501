/** Articles as RIS, one tag a line (Research Information Systems, 2001 and 2011). Lines end with CR LF. */

import { type Cited, isoDay, oneLine } from './citing.ts'

/** `NEWS` for what a newspaper published, `ELEC` for another page. */
export function risOf(cited: Cited): string {
  const { title, author, source, address, publishedAt, savedAt, language, textSha256, tags, note } = cited
  const lines: readonly (readonly [string, string])[] = [
    ['TY', source === '' ? 'ELEC' : 'NEWS'],
    ['TI', title],
    ['AU', author ?? ''],
    ['T2', source],
    ['PY', publishedAt === null ? '' : isoDay(publishedAt).slice(0, 4)],
    ['DA', publishedAt === null ? '' : slashed(publishedAt)],
    ['UR', address ?? ''],
    ['Y2', savedAt === null ? '' : slashed(savedAt)],
    ['LA', language ?? ''],
    ...tags.map(tag => ['KW', tag] as const),
    ['N1', note],
    ['N1', `SHA-256: ${textSha256}`],
  ]
  const written = lines.map(([tag, value]) => [tag, oneLine(value)]).filter(([, value]) => value !== '')
  return `${written.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n\r\n`
}

/** `2026/11/30/`: there may be words behind the last one. */
function slashed(at: number): string {
  const day = isoDay(at)
  return day === '' ? '' : `${day.replaceAll('-', '/')}/`
}
