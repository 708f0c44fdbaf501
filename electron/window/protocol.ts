/**
 * `app://reader/…` is the bundle, `app://picture/KEY` a picture of the picture cache. Every response, errors included,
 * carries a content security policy: an error page without one has been a hole in another reader.
 */

import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Protocol } from 'electron'
import type { Direction } from '../../shared/arabic/direction.ts'
import { KEPT_SHEET, type KeptScreens } from '../kept-screen/kept-screen.ts'

export const READER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' app://picture",
  "font-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ')

/** The page that article markup is put into: no script at all, whatever the markup says. */
export const ARTICLE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src app://picture',
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ')

export const PICTURE_POLICY = "default-src 'none'; form-action 'none'; sandbox"

const ARTICLE_PAGE = '/article.html'
const START_PAGE = '/index.html'
const SAFE_PAGE = '/safe.html'
const SHEET_PAGE = '/sheet.html'
/** Of the parts that come behind the first frame (`vite.config.ts`). */
const LATER_SHEET = /^\/assets\/later-[^/]+\.css$/

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

export interface ServedPicture {
  readonly path: string
  readonly type: string
}

export interface SafeWords {
  readonly language: string
  readonly direction: Direction
  readonly theme: string
  /** Mark in the page → words. */
  readonly texts: Readonly<Record<string, string>>
}

export interface Served {
  readonly bundleFolder: string
  /** Finds a picture, or fetches it through the guard; null when there is none. */
  openPicture(key: string): Promise<ServedPicture | null>
  /** What the window's page shows before its script has run; `links`: sheets of what comes later. */
  readonly start: Pick<KeptScreens, 'fill' | 'sheet'>
  /** What stands in the page that is shown when the window itself cannot be: it has no script to find its words. */
  safeWords(): Promise<SafeWords>
  /** The markup of a sheet of paper by its number; null: there is none. */
  sheetOf(number: string): string | null
  /** The same for a picture on a sheet, a JPEG. */
  paperPictureOf(number: string): Uint8Array | null
}

export interface PageRequest {
  readonly url: string
  readonly method: string
}

export interface PageAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly data: Buffer
}

type Answer = (request: PageRequest) => Promise<PageAnswer>

/**
 * Has Electron ask for the answers. Its newer way, `handle`, reads Node's whole HTTP library from the disk before it
 * passes on the first request, and main stands still for it at every start; it takes over where the older way is gone.
 */
export function serveApp(protocol: Protocol, answer: Answer): void {
  if (typeof protocol.registerBufferProtocol === 'function') {
    protocol.registerBufferProtocol('app', (request, respond) => void answer(request).then(respond))
  } else {
    protocol.handle('app', async request => {
      const { data, statusCode, headers } = await answer(request)
      return new Response(new Uint8Array(data), { status: statusCode, headers })
    })
  }
}

/** Answers a request of the `app:` scheme. Never throws. */
export function createProtocolHandler({
  bundleFolder,
  openPicture,
  start,
  safeWords,
  sheetOf,
  paperPictureOf,
}: Served): Answer {
  const bundle = listBundle(bundleFolder)
  return async request => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null
    const ours = url && url.username === '' && url.password === '' && url.port === '' ? url : null
    if (ours?.host === 'reader') {
      const files = await bundle
      if (ours.pathname === KEPT_SHEET) return keptSheet(start.sheet(), request.method)
      const answer = bundleAnswer(files, ours.pathname, request.method)
      if (isStart(ours.pathname) && answer.statusCode === 200) return withKept(answer, start, files)
      if (ours.pathname === SHEET_PAGE) return withSheet(answer, sheetOf(ours.search.slice(1)))
      return ours.pathname === SAFE_PAGE ? withWords(answer, await safeWords()) : answer
    }
    const onPaper = ours?.host === 'picture' && /^\/paper-(\d+)$/.exec(ours.pathname)?.[1]
    if (onPaper) return paperAnswer(paperPictureOf(onPaper), request.method)
    if (ours?.host === 'picture') return pictureAnswer(openPicture, ours.pathname, request.method)
    return refusal(404, READER_POLICY)
  }
}

/** Path as it is asked for → file. Only these are served: a path that is not on the list cannot climb anywhere. */
async function listBundle(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && extname(entry.name) in TYPES)
  return new Map(
    files.map(entry => {
      const path = join(entry.parentPath, entry.name)
      return [`/${relative(folder, path).split(sep).join('/')}`, path]
    }),
  )
}

function isStart(pathname: string): boolean {
  return pathname === '/' || pathname === START_PAGE
}

function withKept(page: PageAnswer, start: Served['start'], files: ReadonlyMap<string, string>): PageAnswer {
  const later = [...files.keys()].filter(path => LATER_SHEET.test(path))
  return { ...page, data: Buffer.from(start.fill(String(page.data), later)) }
}

function keptSheet(sheet: string | null, method: string): PageAnswer {
  if (method !== 'GET') return refusal(405, READER_POLICY)
  if (sheet === null) return refusal(404, READER_POLICY)
  return { statusCode: 200, headers: headersFor('text/css; charset=utf-8', READER_POLICY), data: Buffer.from(sheet) }
}

function bundleAnswer(bundle: ReadonlyMap<string, string>, pathname: string, method: string): PageAnswer {
  if (method !== 'GET') return refusal(405, READER_POLICY)
  const asked = pathname === '/' ? START_PAGE : pathname
  const policy = asked === ARTICLE_PAGE || asked === SHEET_PAGE ? ARTICLE_POLICY : READER_POLICY
  const path = bundle.get(asked)
  const bytes = path ? readBundleFile(path) : null
  if (!path || !bytes) return refusal(404, policy)
  return { statusCode: 200, headers: headersFor(TYPES[extname(path)] ?? '', policy), data: bytes }
}

function withWords(page: PageAnswer, { language, direction, theme, texts }: SafeWords): PageAnswer {
  const filled = String(page.data)
    .replace(/<html[^>]*>/, `<html lang="${language}" dir="${direction}" data-theme="${theme}">`)
    .replace(/%(\w+)%/g, (_mark, name: string) => texts[name] ?? '')
  return { ...page, data: Buffer.from(filled) }
}

/** The policy that comes with it allows the article no more than its frame does. */
function withSheet(page: PageAnswer, sheet: string | null): PageAnswer {
  if (sheet === null) return refusal(404, ARTICLE_POLICY)
  const filled = String(page.data).replace('%sheet%', () => sheet)
  return { ...page, data: Buffer.from(filled) }
}

function paperAnswer(jpeg: Uint8Array | null, method: string): PageAnswer {
  if (method !== 'GET') return refusal(405, PICTURE_POLICY)
  if (!jpeg) return refusal(404, PICTURE_POLICY)
  return { statusCode: 200, headers: headersFor('image/jpeg', PICTURE_POLICY), data: Buffer.from(jpeg) }
}

async function pictureAnswer(
  openPicture: Served['openPicture'],
  pathname: string,
  method: string,
): Promise<PageAnswer> {
  if (method !== 'GET') return refusal(405, PICTURE_POLICY)
  const key = /^\/([0-9a-f]{32})$/.exec(pathname)?.[1]
  const picture = key ? await openPicture(key).catch(() => null) : null
  const bytes = picture ? await readRegularFile(picture.path) : null
  if (!picture || !bytes) return refusal(404, PICTURE_POLICY)
  const headers = headersFor(picture.type, PICTURE_POLICY)
  const kept = { ...headers, 'Cache-Control': 'private, max-age=31536000, immutable' }
  return { statusCode: 200, headers: kept, data: bytes }
}

const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** At once: at the start each turn that reading would wait for costs the window more than the half millisecond it takes. */
function readBundleFile(path: string): Buffer | null {
  try {
    const file = openSync(path, READ_ONLY)
    try {
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // As below.
    return null
  }
}

/** Does not follow a symbolic link that took the place of the file after the list was made. */
async function readRegularFile(path: string): Promise<Buffer | null> {
  try {
    const file = await open(path, READ_ONLY)
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch {
    // Gone or replaced since it was listed: for whoever asked that is the same as never having been there.
    return null
  }
}

function headersFor(type: string, policy: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

function refusal(statusCode: number, policy: string): PageAnswer {
  return { statusCode, headers: headersFor('text/plain; charset=utf-8', policy), data: Buffer.alloc(0) }
}
