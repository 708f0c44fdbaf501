/**
 * `app://reader/…` is the bundle, `app://picture/KEY` a picture of the picture cache. Every response, errors included,
 * carries a content security policy: an error page without one has been a hole in another reader.
 */

import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Direction } from '../shared/models.ts'

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
  /** What stands in the page that is shown when the window itself cannot be: it has no script to find its words. */
  safeWords(): Promise<SafeWords>
}

/** Answers a request of the `app:` scheme. Never throws. */
export function createProtocolHandler({
  bundleFolder,
  openPicture,
  safeWords,
}: Served): (request: Request) => Promise<Response> {
  const bundle = listBundle(bundleFolder)
  return async request => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null
    const ours = url && url.username === '' && url.password === '' && url.port === '' ? url : null
    if (ours?.host === 'reader') {
      const response = bundleResponse(await bundle, ours.pathname, request.method)
      return ours.pathname === SAFE_PAGE ? withWords(response, await safeWords()) : response
    }
    if (ours?.host === 'picture') return pictureResponse(openPicture, ours.pathname, request.method)
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

function bundleResponse(bundle: ReadonlyMap<string, string>, pathname: string, method: string): Response {
  if (method !== 'GET') return refusal(405, READER_POLICY)
  const asked = pathname === '/' ? START_PAGE : pathname
  const policy = asked === ARTICLE_PAGE ? ARTICLE_POLICY : READER_POLICY
  const path = bundle.get(asked)
  const bytes = path ? readBundleFile(path) : null
  if (!path || !bytes) return refusal(404, policy)
  return new Response(bytes, { headers: headersFor(TYPES[extname(path)] ?? '', policy) })
}

async function withWords(page: Response, { language, direction, theme, texts }: SafeWords): Promise<Response> {
  const filled = (await page.text())
    .replace(/<html[^>]*>/, `<html lang="${language}" dir="${direction}" data-theme="${theme}">`)
    .replace(/%(\w+)%/g, (_mark, name: string) => texts[name] ?? '')
  return new Response(filled, page)
}

async function pictureResponse(
  openPicture: Served['openPicture'],
  pathname: string,
  method: string,
): Promise<Response> {
  if (method !== 'GET') return refusal(405, PICTURE_POLICY)
  const key = /^\/([0-9a-f]{32})$/.exec(pathname)?.[1]
  const picture = key ? await openPicture(key).catch(() => null) : null
  const bytes = picture ? await readRegularFile(picture.path) : null
  if (!picture || !bytes) return refusal(404, PICTURE_POLICY)
  const headers = headersFor(picture.type, PICTURE_POLICY)
  return new Response(bytes, { headers: { ...headers, 'Cache-Control': 'private, max-age=31536000, immutable' } })
}

const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** At once: at the start each turn that reading would wait for costs the window more than the half millisecond it takes. */
function readBundleFile(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    const file = openSync(path, READ_ONLY)
    try {
      return new Uint8Array(readFileSync(file))
    } finally {
      closeSync(file)
    }
  } catch {
    // As below.
    return null
  }
}

/** Does not follow a symbolic link that took the place of the file after the list was made. */
async function readRegularFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = await open(path, READ_ONLY)
    try {
      return new Uint8Array(await file.readFile())
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

function refusal(status: number, policy: string): Response {
  return new Response('', { status, headers: headersFor('text/plain; charset=utf-8', policy) })
}
