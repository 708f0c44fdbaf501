/**
 * Web archives (MHT, RFC 2557): a page and its pictures as parts of one mail message. Read in linear time; what is
 * neither the page nor a picture of it is left out.
 */

import { MOST_PICTURES } from '../../../shared/pictures/listed.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { decode } from '../bytes/decode.ts'
import { webAddress } from '../html/addresses.ts'

export interface WebArchive {
  readonly html: string
  readonly url: string | null
  readonly pictures: Readonly<Record<string, Uint8Array>>
}

const HEAD = 4096
const MOST_PARTS = 1000
const DEEPEST = 3
const PICTURE = /^image\/(?:png|jpe?g|gif|webp|avif)$/

export function isWebArchive(bytes: Uint8Array): boolean {
  const head = lettersOf(bytes.subarray(0, HEAD))
  return /^[\w-]+:/.test(head) && /^content-type:\s*multipart\/related/im.test(head)
}

/** @throws ExpectedError `noArticle` when there is no page in it */
export function readWebArchive(bytes: Uint8Array): WebArchive {
  // Every byte is one letter: offsets stay those of the file, and parts get their own letters afterwards.
  const whole = partOf(lettersOf(bytes))
  const parts = flatten(whole, 0)
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml')
  if (!page) throw new ExpectedError('noArticle', 'There is no page in the archive.')
  const pictures = parts.filter(({ type, location }) => PICTURE.test(type) && location !== null).slice(0, MOST_PICTURES)
  const url = webAddress(page.location, null) ?? webAddress(whole.headers.get('snapshot-content-location'), null)
  return {
    html: withContentIds(decode(contentOf(page), page.headers.get('content-type') ?? null).text, parts),
    url,
    pictures: Object.fromEntries(
      pictures.flatMap(part => {
        const address = webAddress(part.location, url)
        return address === null ? [] : [[address, contentOf(part)] as const]
      }),
    ),
  }
}

/** Not `TextDecoder`: to the Encoding standard latin1 is windows-1252, which has other letters in thirty-two places. */
function lettersOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly type: string
  readonly location: string | null
  readonly body: string
}

function partOf(text: string): Part {
  const [, head = '', body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(text) ?? []
  const headers = new Map(
    head
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .map(line => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return { headers, type, location: headers.get('content-location') ?? null, body }
}

/** The parts that hold something, through envelopes in envelopes. */
function flatten(part: Part, depth: number): Part[] {
  const boundary = /\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(part.headers.get('content-type') ?? '')
  const mark = boundary?.[1] ?? boundary?.[2]
  if (!part.type.startsWith('multipart/') || mark === undefined || depth >= DEEPEST) return [part]
  const pieces = part.body.split(`--${mark}`).slice(1, MOST_PARTS)
  return pieces
    .filter(piece => !piece.startsWith('--'))
    .flatMap(piece => flatten(partOf(piece.replace(/^[ \t]*\r?\n/, '')), depth + 1))
}

function contentOf({ headers, body }: Part): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return Buffer.from(unquoted(body), 'latin1')
  return Buffer.from(body, 'latin1')
}

function unquoted(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** `cid:` addresses name a part by its id; they become the part's own address. */
function withContentIds(html: string, parts: readonly Part[]): string {
  const places = new Map(
    parts.flatMap(({ headers, location }) => {
      const id = headers.get('content-id')?.replace(/^<|>$/g, '')
      return id && location ? [[id, location] as const] : []
    }),
  )
  return html.replace(/\bcid:([^\s"'<>)]{1,300})/g, (all, id: string) => places.get(id)?.replaceAll('"', '%22') ?? all)
}
