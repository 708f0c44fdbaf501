/** The library of the real app as one file, out of one profile and into another, with its pictures byte for byte. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { CommandName } from '../../shared/contract/commands.ts'
import { entriesOf } from '../exchange/entries.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { ownWords } from './own-words.ts'
import { photo } from './photo.ts'
import { say } from './words.ts'

const TITLES = ['ميناء في الصباح', 'سوق يوم الخميس', 'مدرسة فوق التل']
const NOTE = 'سطر أول\nسطر ثان'

const folder = temporaryFolder()
const file = join(folder.path, 'library.warraq')
let server: Server
let allow: string
let running: RunningApp

beforeAll(async () => {
  server = createServer((request, response) => {
    const place = /^\/(\d)\.png$/.exec(request.url ?? '')?.[1]
    if (place) return response.end(photo({ seed: Number(place), width: 900, height: 600 }))
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(feed())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  allow = `127.0.0.0/8:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await running?.quit()
  server.closeAllConnections()
  server.close()
  folder[Symbol.dispose]()
})

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function feed(): string {
  const items = TITLES.map(
    (title, place) =>
      `<item><title>${title}</title><guid isPermaLink="false">${place}</guid><pubDate>${new Date().toUTCString()}</pubDate>` +
      `<description><![CDATA[<img src="${origin()}/${place}.png" alt=""><p>${ownWords(title, 120)}</p>]]></description></item>`,
  )
  return `<rss version="2.0"><channel><title>جريدة الفجر</title><link>${origin()}/</link><description>x</description>${items.join('')}</channel></rss>`
}

async function command(name: CommandName): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, chosen) => BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', chosen),
    name,
  )
}

/** The reader chooses this file, whatever the dialog asks. */
async function choosing(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** Said to a listener and shown. */
async function told(words: string): Promise<void> {
  await running.page.getByText(words).first().waitFor()
}

/** All bookmarks are here, with everything that was added to them, and their newspaper is not. */
async function fillLibrary(): Promise<void> {
  const opml = `<opml version="2.0"><body><outline type="rss" text="جريدة الفجر" xmlUrl="${origin()}/feed"/></body></opml>`
  running = await launch({ profile: join(folder.path, 'one'), allow, args: ['--import', writeOpml(folder.path, opml)] })
  for (const title of TITLES) await running.page.getByRole('option', { name: title }).waitFor()
  await running.page.evaluate(async note => {
    const ask = window.reader.request
    const opened = await ask.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    const refs = opened.ok ? opened.value.rows.map(({ ref }) => ref) : []
    for (const ref of refs) await ask.bookmark(ref)
    const outer = await ask.makeFolder('أدب', null)
    const inner = await ask.makeFolder('روايات', outer.ok ? outer.value : null)
    await ask.putInFolder(refs.slice(1), inner.ok ? inner.value : null)
    await ask.tag(refs.slice(0, 2), 'كتب')
    for (const ref of refs.slice(0, 1)) {
      await ask.writeNote(ref, note)
      await ask.highlight(ref, { quote: 'كلمات', prefix: 'قبل ', suffix: ' بعد', start: 4 }, 'ملاحظة')
    }
    for (const ref of refs) {
      const article = await ask.readArticle(ref)
      for (const key of article.ok ? Object.values(article.value.pictures) : []) await ask.fetchPicture(key)
    }
    const library = await ask.readLibrary()
    for (const { id } of library.ok ? library.value.sources : []) await ask.removeSource(id)
  }, NOTE)
  await running.quit()
  running = await launch({ profile: join(folder.path, 'one'), allow })
}

test('what was bookmarked outlives its newspaper and comes into an empty profile as it was', async () => {
  await fillLibrary()
  await choosing(file)
  await command('exportLibrary')
  await told(say('exchange.exported', { count: 3, file: 'library.warraq' }))
  await running.quit()

  running = await launch({ profile: join(folder.path, 'two'), allow })
  await choosing(file)
  await command('importLibrary')
  await told(say('exchange.added', { count: 3 }))
  const again = join(folder.path, 'again.warraq')
  await choosing(again)
  await running.page.evaluate(() => window.reader.request.exportArchive())

  const [one, two] = [await entriesOf(file), await entriesOf(again)]
  const kinds = [...one.keys()].map(name => name.replace(/\/.*/, ''))
  expect(kinds.filter(kind => kind === 'bookmarks')).toHaveLength(3)
  expect(kinds.filter(kind => kind === 'pictures')).toHaveLength(3)
  for (const [name, bytes] of one) if (name !== 'warraq.json') expect([name, two.get(name)]).toEqual([name, bytes])
  expect([...two.keys()]).toEqual([...one.keys()])
  expect(String(two.get('bookmarks/000001.json'))).toContain('سطر ثان')
  expect(running.complaints).toEqual([])
})

test('a library that is dropped on the window is taken in, and what was there stays', async () => {
  await drop(file)
  await told(say('exchange.there', { count: 3 }))
  const copies = await running.page.evaluate(() => window.reader.request.importDroppedArchive('/etc/x.warraq'))
  expect(copies).toMatchObject({ ok: false, code: 'badArguments' })
})

/** As a file manager does: a file of the system, which only a chooser gives to a page. */
async function drop(path: string): Promise<void> {
  await running.page.evaluate(() => {
    const chooser = document.createElement('input')
    chooser.type = 'file'
    chooser.id = 'dropped'
    document.body.append(chooser)
  })
  await running.page.setInputFiles('#dropped', path)
  await running.page.evaluate(() => {
    const chooser = document.querySelector<HTMLInputElement>('#dropped')
    const dropped = new DataTransfer()
    for (const each of chooser?.files ?? []) dropped.items.add(each)
    chooser?.remove()
    document
      .querySelector('#app > div')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  })
}
