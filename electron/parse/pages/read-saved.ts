/** A page that somebody saved: as HTML, as a web archive (MHT) with its pictures, or as plain text. */

import { ExpectedError } from '../../../shared/result.ts'
import { decode } from '../bytes/decode.ts'
import { webAddress } from '../html/addresses.ts'
import { walkHtml } from '../html/html-tokens.ts'
import { refuseComplex } from '../html/measure-html.ts'
import { readSavedText, type SavedText } from './saved-text.ts'
import { isWebArchive, readWebArchive } from './web-archive.ts'

export type SavedFile =
  | { readonly kind: 'text'; readonly article: SavedText }
  | {
      readonly kind: 'page'
      /** HTML as UTF-8, for the extractor. */
      readonly bytes: Uint8Array
      /** Where it was saved from; null where it does not say. */
      readonly url: string | null
      /** Address → bytes of the pictures that came with it. */
      readonly pictures: Readonly<Record<string, Uint8Array>>
    }

const PAGE = /\.(?:x?html?|xht)$/i
const TAG = /<(?:!doctype|html|head|body|p|div|article|meta|title|h\d)\b/i
/** How far into a file its first tag may be. */
const LOOKED_AT = 4096
/** What browsers write at the top of a page that they save: the length of the address in brackets before it. */
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)\s*(https?:\/\/[^\s>]{1,2000})\s*-->/i
const NAMING = new Set(['link', 'meta'])
/** Most bytes in which the head of a page is looked for. */
const HEAD = 256 * 1024

/** `name` is the file's. @throws ExpectedError `emptyAnswer`, `pageTooComplex`, `noArticle` */
export function readSaved(bytes: Uint8Array, name: string): SavedFile {
  if (isWebArchive(bytes)) {
    const { html, url, pictures } = readWebArchive(bytes)
    return pageOf(html, url, pictures)
  }
  const plain = decode(bytes, null).text
  if (plain.trim() === '') throw new ExpectedError('emptyAnswer', 'The file is empty.')
  if (PAGE.test(name) || TAG.test(plain.slice(0, LOOKED_AT))) return pageOf(plain, null, {})
  return { kind: 'text', article: readSavedText(plain) }
}

function pageOf(html: string, url: string | null, pictures: Readonly<Record<string, Uint8Array>>): SavedFile {
  refuseComplex(html)
  return { kind: 'page', bytes: Buffer.from(html), url: url ?? addressIn(html), pictures }
}

function addressIn(html: string): string | null {
  const saved = SAVED_FROM.exec(html.slice(0, LOOKED_AT))?.[1]
  return webAddress(saved ?? canonicalIn(html), null)
}

/** The address that the page gives itself. */
function canonicalIn(html: string): string | null {
  let found: string | null = null
  walkHtml(html.slice(0, HEAD), {
    attributesOf: NAMING,
    open(name, { rel, href, property, content }) {
      if (name === 'link' && rel?.toLowerCase() === 'canonical') found = href ?? found
      if (name === 'meta' && property === 'og:url') found ??= content ?? null
    },
  })
  return found
}
