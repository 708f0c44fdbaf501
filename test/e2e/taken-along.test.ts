// A newspaper that tries everything in its names: in the window, and in what a reader takes along of it.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { say } from './words.ts'

const PAYLOAD = '</h1></title></outline><img src=x onerror="top.ran=1"><script>top.ran=1</script>'
const GAMES = `$t(app.name) {{source}} $& %sheet% ]]> "'`
const TITLE = `${PAYLOAD} ${GAMES} عنوان`
const SOURCE = `جريدة ${PAYLOAD} & ${GAMES} a/b:c*`
const AUTHOR = 'كاتب {{title}} $t(app.name)'
const TURNING = '\u202e\u0007\u2067'

const folder = temporaryFolder()
let server: Server
let allow: string
let address: string
let running: RunningApp

beforeAll(async () => {
  server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: `${SOURCE}${TURNING}`,
        items: [
          {
            id: '1',
            url: 'https://paper.example/1?a="><script>#\u202e',
            title: `${TURNING}${TITLE}`,
            authors: [{ name: `<b onclick="top.ran=1">${AUTHOR}</b>${TURNING}` }],
            content_html: `<p>نص</p><script>top.ran=1</script><p title='"><script>top.ran=1</script>'>آخر</p>`,
            date_published: '2026-11-20T08:00:00Z',
          },
        ],
      }),
    ),
  )
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  allow = `127.0.0.0/8:${port}`
  address = `http://127.0.0.1:${port}/feed.json`
  const opml = writeOpml(
    folder.path,
    `<opml version="2.0"><body><outline type="rss" xmlUrl="${address}"/></body></opml>`,
  )
  running = await launch({ profile: `${folder.path}/profile`, allow, args: ['--import', opml] })
  await running.page.getByRole('option').first().click()
  await running.page.frameLocator('[data-text]').getByText('نص').waitFor()
})
afterAll(async () => {
  await running.quit()
  await new Promise(done => server.close(done))
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const heard = (text: string) =>
  running.page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' })
const withoutTurning = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

/** Newer builds of Electron read it in another way. */
const copiedMarkup = () =>
  running.app.evaluate(({ clipboard }) => String(Reflect.get(clipboard, 'readHTML')?.call(clipboard) ?? ''))

/** Where the reader saves something, and under which name they are asked to. */
async function savingTo(file: string): Promise<() => Promise<string>> {
  await running.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: async (...given: { defaultPath?: string }[]) => {
        Object.assign(globalThis, { suggested: given.at(-1)?.defaultPath })
        return { canceled: false, filePath }
      },
    })
  }, file)
  return () => running.app.evaluate(() => String(Reflect.get(globalThis, 'suggested')))
}

/** What a browser makes of it, in a page without any policy. */
function parsed(text: string, type: 'text/html' | 'application/xml') {
  return running.app.evaluate(
    async ({ BrowserWindow }, given) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
      await window.loadURL('about:blank')
      const found = (await window.webContents.executeJavaScript(`(() => {
        const page = new DOMParser().parseFromString(${JSON.stringify(given.text)}, '${given.type}')
        const all = [...page.querySelectorAll('*')]
        return {
          isBroken: page.querySelector('parsererror') !== null,
          elements: all.map(each => each.localName),
          attributes: all.flatMap(each => [...each.attributes].map(({ name }) => name)),
          heading: page.querySelector('h1')?.textContent ?? '',
          facts: [...page.querySelectorAll('.facts')].map(each => each.textContent),
          names: all.flatMap(each => each.getAttribute('text') ?? []),
        }
      })()`)) as {
        isBroken: boolean
        elements: string[]
        attributes: string[]
        heading: string
        facts: string[]
        names: string[]
      }
      window.destroy()
      return found
    },
    { text, type },
  )
}

test('H-20 names, a byline and what went wrong are read as they are written, wherever they stand', async () => {
  const { page } = running
  const said = async (place: string) => withoutTurning((await page.locator(place).allTextContents()).join('\n'))
  await expect.poll(() => said('[role=row]')).toContain(SOURCE)
  expect(await said('[role=option]')).toContain(TITLE)
  expect(await said('article header')).toContain(AUTHOR)
  await page.evaluate(() => window.reader.request.changeSettings({ headlineBar: true }))
  await expect.poll(() => said('body')).toContain(TITLE)

  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'addSource'),
  )
  const wrong = `http://127.0.0.1:9/${PAYLOAD}`
  await page.getByRole('dialog').getByRole('textbox').fill(wrong)
  await press('Enter')
  await page
    .getByRole('dialog')
    .getByRole('alert')
    .or(page.getByRole('dialog').getByText(say('sources.addAnyway')))
    .first()
    .waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  expect(await page.locator('img[src="x"], outline, body script').count()).toBe(0)
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  expect(running.complaints).toEqual([])
})

test('H-24 a citation holds the names as they are written, one line for each of its parts, and no markup', async () => {
  await running.page.locator('article h2').focus()
  await press('KeyC')
  await heard(say('paper.citationCopied'))
  const text = await running.app.evaluate(({ clipboard }) => clipboard.readText())
  const [named = '', link, read, ...rest] = text.split('\n')
  expect(withoutTurning(named)).toBe(`${AUTHOR}، «${TITLE}»، ${SOURCE}، 20 نونبر 2026.`)
  expect(link).toMatch(/^https:\/\/paper\.example\/1\?[!-~]+$/)
  expect(read).toContain(say('paper.readOn', { date: '' }).trim())
  expect(rest).toEqual([])
  expect(text).not.toMatch(/[\u202a-\u202e\u0007]/)
  expect(await copiedMarkup()).toBe('')
})

test('H-24 B-09 on paper and in a PDF the names are words, and the file has a sound name', async () => {
  await running.app.evaluate(({ app, net }) => {
    app.once('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents)
      contents.printToPDF = async options => {
        Object.assign(globalThis, { sheet: await (await net.fetch(contents.getURL())).text() })
        return print(options)
      }
    })
  })
  const file = `${folder.path}/article.pdf`
  const suggested = await savingTo(file)
  await running.page.locator('article h2').focus()
  await press('Control+Shift+KeyS')
  await heard(say('paper.saved', { file: 'article.pdf' }))

  const sheet = await parsed(await running.app.evaluate(() => String(Reflect.get(globalThis, 'sheet'))), 'text/html')
  expect(withoutTurning(sheet.heading)).toBe(TITLE)
  expect(sheet.facts.map(withoutTurning)).toEqual([expect.stringContaining(SOURCE), AUTHOR])
  expect(sheet.elements.filter(name => !ON_PAPER.has(name))).toEqual([])
  expect(sheet.attributes.filter(name => name.startsWith('on'))).toEqual([])

  const pdf = readFileSync(file)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|SubmitForm|OpenAction)\b/)
  const name = await suggested()
  expect(name).toMatch(/^[^\p{C}"*/:<>?\\|]{1,80}\.pdf$/u)
  expect(name).not.toMatch(/^[.\s-]/)
})

const ON_PAPER = new Set('html head meta title link body main header h1 p footer bdi br'.split(' '))

test('H-24 B-09 an exported list is well-formed, goes by a name in ASCII, and brings the same names back', async () => {
  const file = `${folder.path}/taken.opml`
  const suggested = await savingTo(file)
  const [own] = await namesIn(running)
  expect(withoutTurning(own ?? '')).toBe(SOURCE)
  await running.page.evaluate(() => window.reader.request.exportOpml())

  expect(await suggested()).toMatch(/^warraq-\d{4}-\d\d-\d\d\.opml$/)
  const list = await parsed(readFileSync(file, 'utf8'), 'application/xml')
  expect(list).toMatchObject({ isBroken: false, names: [own] })
  expect(list.elements).toEqual(['opml', 'head', 'title', 'dateCreated', 'body', 'outline'])

  const other = await launch({ profile: `${folder.path}/other`, args: ['--import', file] })
  try {
    await other.page
      .getByRole('treegrid')
      .getByRole('row', { name: own ?? '' })
      .waitFor()
    expect(await namesIn(other)).toEqual([own])
  } finally {
    await other.quit()
  }
})

test('A8 however often a sheet is to be printed, there is one hidden window for it', async () => {
  await running.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      // The system's dialog would wait for somebody.
      contents.print = (_options, printed) => setTimeout(() => printed?.(true, ''), 1_000)
    })
  })
  const codes = running.page.evaluate(async () => {
    const sheet = { title: 'x', html: '<p>x' }
    const printed = await Promise.all(Array.from({ length: 30 }, () => window.reader.request.printSheet(sheet)))
    return printed.map(answer => (answer.ok ? 'printed' : answer.code))
  })
  let most = 0
  const windows = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  for (let look = 0; look < 8; look++) most = Math.max(most, await windows())
  expect(most).toBe(2)
  expect((await codes).toSorted()).toEqual(['printed', ...Array.from({ length: 29 }, () => 'tooManyRequests')])
})

async function namesIn({ page }: RunningApp): Promise<string[]> {
  const library = await page.evaluate(() => window.reader.request.readLibrary())
  return library.ok ? library.value.sources.map(({ title }) => title) : []
}

test('H-24 the parser that these tests look with sees what is not escaped', async () => {
  expect(await parsed(`<h1>${TITLE}</h1>`, 'text/html')).toMatchObject({
    elements: expect.arrayContaining(['img', 'script']),
    attributes: expect.arrayContaining(['onerror']),
  })
  expect((await parsed(`<opml text="${TITLE}"/>`, 'application/xml')).isBroken).toBe(true)
})
