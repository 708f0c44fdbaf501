// Whether pictures are asked for at all, and by whom: never by the window.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { PicturePolicy } from '../../shared/pictures/policy.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { photo } from './photo.ts'
import { say } from './words.ts'

const TITLE = 'قوارب الميناء'
const folder = temporaryFolder()
const asked: IncomingMessage[] = []
let server: Server
/** On this machine too, and nobody agreed to it. */
let near: Server
const nearAsked: string[] = []
let running: RunningApp

const portOf = (listening: Server) => (listening.address() as AddressInfo).port

beforeAll(async () => {
  near = createServer((request, response) => {
    nearAsked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>(done => near.listen(0, '127.0.0.1', done))
  server = createServer((request, response) => {
    asked.push(request)
    if (request.url === '/feed') return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed())
    const isPicture = request.url?.endsWith('.png')
    if (!isPicture) return response.writeHead(404).end()
    const body = photo({ seed: 3, width: 300, height: 200 })
    response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'reader=1' }).end(body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  for (const each of [server, near]) await new Promise(done => each.close(done))
  folder[Symbol.dispose]()
})

function feed(): string {
  const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`
  const pictures = [at(portOf(server), '/boats.png'), at(portOf(server), '/second.png'), at(portOf(near), '/near.png')]
  const count = (name: string) => at(portOf(server), `/count/${name}.png`)
  const counters = [
    `<img src="${count('dot')}" width="1" height="1">`,
    `<img src="${count('thin')}" width="1">`,
    `<img src="${count('none')}" width="0" height="0">`,
    `<img src="${count('hidden')}" hidden>`,
    `<img data-src="${count('styled')}" srcset="${count('set')} 2x" style="display:none">`,
    `<table background="${count('background')}"><tr><td>جدول</td></tr></table>`,
    `<video poster="${count('poster')}" src="${count('film')}" autoplay></video><audio src="${count('sound')}"></audio>`,
    `<a href="https://paper.example/" ping="${count('ping')}">رابط</a>`,
    `<link rel="prefetch" href="${count('prefetch')}"><link rel="dns-prefetch preconnect" href="${count('hint')}">`,
    `<p style="background:url(${count('style')})">نص</p><input type="image" src="${count('input')}">`,
  ].join('')
  return `<rss version="2.0"><channel><title>جريدة المرسى</title><item><title>${TITLE}</title><guid isPermaLink="false">1</guid><pubDate>${new Date().toUTCString()}</pubDate>
<enclosure url="${pictures[0]}" type="image/png" length="1"/><description><![CDATA[${pictures.map(url => `<p>سطر</p><img src="${url}" srcset="${url} 2x" alt="قارب">`).join('')}${counters}<p>آخر سطر</p>]]></description></item></channel></rss>`
}

/** With what the window's own processes send, whoever they are. */
async function start(pictures: PicturePolicy): Promise<RunningApp> {
  asked.length = nearAsked.length = 0
  const profile = join(folder.path, pictures)
  mkdirSync(profile)
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ syncInterval: 0, pictures }))
  const port = portOf(server)
  const opml = `<opml version="2.0"><body><outline type="rss" text="جريدة المرسى" xmlUrl="http://127.0.0.1:${port}/feed"/></body></opml>`
  const app = await launch({ profile, allow: `127.0.0.0/8:${port}`, args: ['--import', writeOpml(folder.path, opml)] })
  await app.app.evaluate(({ session }) => {
    const sent: string[] = []
    Object.assign(globalThis, { sent })
    const note = ({ url }: { url: string }) => void (url.startsWith('app:') || sent.push(url))
    for (const each of [session.defaultSession, session.fromPartition('extractor')]) {
      each.webRequest.onErrorOccurred(note)
      each.webRequest.onSendHeaders(note)
    }
  })
  await app.page.getByRole('option', { name: TITLE }).click()
  await app.page.frameLocator('[data-text]').getByText('آخر سطر').waitFor()
  return app
}

const picturesAsked = () => asked.map(({ url }) => url).filter(url => url !== '/feed')
const sentByPages = () => running.app.evaluate(() => Reflect.get(globalThis, 'sent') as string[])
const shownPictures = () => running.page.frameLocator('[data-text]').locator('img:visible')

describe('H-11 never', () => {
  beforeAll(async () => {
    running = await start('never')
  })
  afterAll(() => running.quit())

  test('no picture is asked for: not in advance, not when the article is open, not when it is asked for by name', async () => {
    await running.page.getByRole('button', { name: say('sync.startTitle') }).waitFor()
    expect(await shownPictures().count()).toBe(0)
    const codes = await running.page.evaluate(async () => {
      const list = await window.reader.request.listHeadlines()
      const [row] = list.ok ? list.value : []
      const article = row && (await window.reader.request.readArticle(row.ref))
      const keys = article?.ok ? Object.values(article.value.pictures) : []
      const loaded = keys.map(
        key =>
          new Promise<string>(done => {
            const image = new Image()
            image.onload = () => done('shown')
            image.onerror = () => done('none')
            image.src = `app://picture/${key}`
          }),
      )
      return Promise.all(loaded)
    })
    expect(codes).toEqual(['none', 'none', 'none'])
    // Nothing is asked for, for a while.
    await running.page.waitForTimeout(1_000)
    expect(picturesAsked()).toEqual([])
    expect(nearAsked).toEqual([])
    expect(await sentByPages()).toEqual([])
  })
})

describe('H-11 always', () => {
  beforeAll(async () => {
    running = await start('always')
  })
  afterAll(() => running.quit())

  test('main asks, through the guard and without telling who reads; the window shows what main has', async () => {
    await expect.poll(() => shownPictures().count()).toBeGreaterThanOrEqual(2)
    const first = shownPictures().first()
    await expect
      .poll(() => first.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(0)
    // One that is still on its way shows nothing yet.
    const sources = await shownPictures().evaluateAll(all => all.map(image => (image as HTMLImageElement).currentSrc))
    expect(sources.filter(address => address !== '' && !/^app:\/\/picture\/[0-9a-f]{32}$/.test(address))).toEqual([])
    await expect.poll(() => picturesAsked().toSorted()).toEqual(['/boats.png', '/second.png'])
    for (const { headers } of asked.filter(({ url }) => url !== '/feed')) {
      expect(headers.referer ?? headers.cookie ?? headers.origin).toBeUndefined()
      expect(headers['user-agent']).not.toMatch(/Chrome|Electron/)
    }
    expect(nearAsked).toEqual([])
    expect(await sentByPages()).toEqual([])
  })

  test('H-10 nothing that only counts who reads is asked for, nor what an article would ask for in other ways', async () => {
    const link = running.page.frameLocator('[data-text]').getByRole('link', { name: 'رابط' })
    await link.hover()
    await link.dispatchEvent('mousedown')
    // Nothing is asked for, for a while.
    await running.page.waitForTimeout(1_000)
    expect(picturesAsked().filter(path => path?.startsWith('/count'))).toEqual([])
    expect(await link.getAttribute('ping')).toBeNull()
  })

  test('H-16 an article reaches nothing of the app but pictures', async () => {
    const ends = await running.page.evaluate(
      addresses => {
        const body = document.querySelector<HTMLIFrameElement>('[data-text]')?.contentDocument?.body
        const end = (name: 'img' | 'iframe', address: string) =>
          new Promise<string>(done => {
            const element = body?.ownerDocument.createElement(name) ?? new Image()
            element.onload = () => done(name === 'img' ? 'shown' : textIn(element as HTMLIFrameElement))
            element.onerror = () => done('nothing')
            element.src = address
            body?.append(element)
          })
        const textIn = (frame: HTMLIFrameElement) => frame.contentDocument?.body?.textContent || 'nothing'
        return Promise.all(addresses.flatMap(address => [end('img', address), end('iframe', address)]))
      },
      [
        ...['app://reader/index.html', 'app://reader/article.html', 'app://reader/sheet.html?1', 'app://reader/'],
        ...['app://picture/00000000000000000000000000000000', 'app://picture/../reader/index.html'],
        'app://extractor/1/main.js',
      ],
    )
    expect(ends).toEqual(Array.from({ length: 14 }, () => 'nothing'))
  })

  test('what a page asks for by itself never leaves, and is seen by these tests', async () => {
    const port = portOf(near)
    await running.page.evaluate(
      address =>
        new Promise(done => {
          const image = new Image()
          image.onerror = done
          image.src = address
        }),
      `http://127.0.0.1:${port}/by-itself.png`,
    )
    const body = running.page.frameLocator('[data-text]').locator('body')
    await body.evaluate((element, address) => {
      const image = element.ownerDocument.createElement('img')
      image.src = address
      element.append(image)
    }, `http://127.0.0.1:${port}/in-the-frame.png`)
    // Nothing is asked for, for a while.
    await running.page.waitForTimeout(500)
    expect(nearAsked).toEqual([])
    // The policy stops them before they are requests; where it is not, the session does.
    const tried = await running.app.evaluate(async ({ session }, address) => {
      await session.defaultSession.fetch(address).catch(() => {})
      return Reflect.get(globalThis, 'sent') as string[]
    }, `http://127.0.0.1:${port}/past-the-policy.png`)
    expect(tried).toEqual([`http://127.0.0.1:${port}/past-the-policy.png`])
    expect(nearAsked).toEqual([])
  })
})
