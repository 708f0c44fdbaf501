/**
 * `app://reader/…` is the bundle, `app://picture/KEY` a picture of the picture cache. Every response, errors included,
 * carries a content security policy: an error page without one has been a hole in another reader.
 */

import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

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

export interface Served {
  readonly bundleFolder: string
  /** Finds a picture, or fetches it through the guard; null when there is none. */
  openPicture(key: string): Promise<ServedPicture | null>
}

/** Answers a request of the `app:` scheme. Never throws. */
export function createProtocolHandler({ bundleFolder, openPicture }: Served): (request: Request) => Promise<Response> {
  const bundle = listBundle(bundleFolder)
  return async request => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null
    const ours = url && url.username === '' && url.password === '' && url.port === '' ? url : null
    if (ours?.host === 'reader') return bundleResponse(await bundle, ours.pathname, request.method)
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

async function bundleResponse(
  bundle: ReadonlyMap<string, string>,
  pathname: string,
  method: string,
): Promise<Response> {
  if (method !== 'GET') return refusal(405, READER_POLICY)
  const asked = pathname === '/' ? START_PAGE : pathname
  const policy = asked === ARTICLE_PAGE ? ARTICLE_POLICY : READER_POLICY
  const path = bundle.get(asked)
  const bytes = path ? readBundleFile(path) : null
  if (!path || !bytes) return refusal(404, policy)
  return new Response(bytes, { headers: headersFor(TYPES[extname(path)] ?? '', policy) })
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
