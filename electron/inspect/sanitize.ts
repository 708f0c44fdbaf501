import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, session } from 'electron'
import { picturesIn } from '../parse/html/pictures-in.ts'
import { pictureKey } from '../store/pictures/picture-names.ts'
import { READER_POLICY } from '../window/protocol.ts'
import { answerEach, type Line, optionalTextOf, textOf } from './lines.ts'

const PAGE = '<!doctype html><meta charset="utf-8"><title>sanitise</title><script type="module" src="main.js"></script>'
const ADDRESS = 'app://reader/'
/** No feed has this number. */
const NO_FEED = 0

/** `{"html", "url"?}` → `{"html"}` as the reading view would be given it, in a page under the reading view's policy. */
export async function inspectSanitize(builtFolder: string): Promise<void> {
  const script = new Uint8Array(readFileSync(join(builtFolder, '..', 'cleaner', 'main.js')))
  session.defaultSession.protocol.handle('app', ({ url }) => {
    if (url === ADDRESS) return respond(PAGE, 'text/html; charset=utf-8')
    if (url === `${ADDRESS}main.js`) return respond(script, 'text/javascript; charset=utf-8')
    return respond('', 'text/plain', 404)
  })
  const { webContents } = new BrowserWindow({ show: false, webPreferences: { sandbox: true, spellcheck: false } })
  await webContents.loadURL(ADDRESS)
  await answerEach(async line => {
    const html: unknown = await webContents.executeJavaScript(`window.sanitised(${JSON.stringify(markupFrom(line))})`)
    return { html }
  })
}

/** What the parse process and the store would make of it: every picture has a name in the cache. */
function markupFrom(line: Line) {
  const html = textOf(line, 'html')
  const url = optionalTextOf(line, 'url')
  const pictures = picturesIn({ named: [], html, base: url }).pictures.map(address => [
    address,
    pictureKey(NO_FEED, address),
  ])
  return { html, url, baseUrl: url, pictures: Object.fromEntries(pictures) }
}

function respond(body: string | Uint8Array<ArrayBuffer>, type: string, status = 200): Response {
  return new Response(body, { status, headers: { 'Content-Type': type, 'Content-Security-Policy': READER_POLICY } })
}
