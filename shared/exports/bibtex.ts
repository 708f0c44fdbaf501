/** Articles as BibTeX, in the fields of biblatex (manual 3.19): `@online` where there is an address, otherwise `@misc`. */

import { type Cited, isoDay, oneLine } from './citing.ts'

/** Gives each entry a key that none before it has. */
export function bibtexWriter(): (cited: Cited) => string {
  const taken = new Set<string>()
  return cited => entryOf(cited, keyFor(cited, taken))
}

/** `paper-20261120-3f2a`: where, when, and the beginning of the hash, so that it is the same in every export. */
function keyFor({ address, publishedAt, savedAt, textSha256, title }: Cited, taken: Set<string>): string {
  const day = isoDay(publishedAt ?? savedAt ?? Number.NaN).replaceAll('-', '')
  const begin = [siteOf(address), ...(day === '' ? [] : [day])].join('-')
  let key = `${begin}-${textSha256.slice(0, 4)}`
  for (let more = 5; taken.has(key) && more <= 12; more++) key = `${begin}-${textSha256.slice(0, more)}`
  const same = key
  for (let number = 2; taken.has(key); number++) key = `${same}-${number}`
  taken.add(key)
  return title === '' && key === '' ? 'article' : key
}

/** The telling part of a host: `paper` of `www.paper.example`. */
function siteOf(address: string | null): string {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:@]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? ''
  const labels = host
    .split('.')
    .filter(label => /^[a-z0-9-]+$/.test(label) && !/^(?:www|m|amp|ar|fr|en|com|co|org|net)$/.test(label))
  const telling = labels.length > 1 ? labels.at(-2) : labels[0]
  return telling?.replace(/^-+|-+$/g, '') || 'article'
}

function entryOf(cited: Cited, key: string): string {
  const { title, author, source, address, publishedAt, savedAt, language, textSha256, tags, note } = cited
  const langid = LANGIDS[language?.toLowerCase().split('-')[0] ?? '']
  const fields: readonly (readonly [string, string])[] = [
    // Whole: who of «a and b» writes first, and what of a name is the family's, nobody has said.
    ['author', author === null ? '' : `{${escapeBibtex(author)}}`],
    ['title', `{${escapeBibtex(title)}}`],
    ['organization', source === '' ? '' : `{${escapeBibtex(source)}}`],
    ['date', publishedAt === null ? '' : isoDay(publishedAt)],
    ['url', address === null ? '' : verbatim(address)],
    ['urldate', savedAt === null ? '' : isoDay(savedAt)],
    ['langid', langid ?? ''],
    ['keywords', tags.map(tag => escapeBibtex(tag.replaceAll(',', ' '))).join(', ')],
    ['note', `SHA-256: ${textSha256}`],
    ['annotation', escapeBibtex(note)],
  ]
  const lines = fields
    .filter(([, value]) => value !== '' && value !== '{}')
    .map(([name, value]) => `  ${name} = {${value}},`)
  return `@${address === null ? 'misc' : 'online'}{${key},\n${lines.join('\n')}\n}\n`
}

/** What babel and polyglossia call them. */
const LANGIDS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  fr: 'french',
  en: 'english',
  es: 'spanish',
  de: 'german',
  it: 'italian',
  pt: 'portuguese',
  tr: 'turkish',
  fa: 'persian',
  he: 'hebrew',
  nl: 'dutch',
  ru: 'russian',
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Braces become words: BibTeX counts them even behind a backslash. */
export function escapeBibtex(text: string): string {
  return oneLine(text).replace(/[\\{}~^#$%&_]/g, sign => SIGNS[sign] ?? `\\${sign}`)
}

/** biblatex takes the field as it is. */
function verbatim(address: string): string {
  return address.replace(/[{}\\%\s]/g, sign => (sign === '%' ? sign : encodeURIComponent(sign)))
}
