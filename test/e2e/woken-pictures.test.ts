/** What a reader sees of a feed whose pictures wait for a script, whose emoji are pictures, and that has too many of them. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { photo } from './photo.ts'
import { say } from './words.ts'

const WAITING = 'صور تنتظر في البستان'
const MANY = 'مئة شجرة من البستان'
const MOST = 60
const EMOJI = '<img class="wp-smiley" src="https://s.w.org/images/core/emoji/15.0.3/72x72/1f33f.png" alt="🌿">'

const folder = temporaryFolder()
const asked: string[] = []
let server: Server
let origin: string
let running: RunningApp

function feed(): string {
  const gallery = Array.from(
    { length: MOST + 3 },
    (_, at) =>
      `<figure><img src="${origin}/tree-${at}.png" alt="شجرة ${at}"><figcaption>الشجرة رقم ${at}</figcaption></figure>`,
  )
  const waiting =
    `<p>في البستان ${EMOJI} ربيع</p>` +
    `<p><img src="data:image/gif;base64,AA" data-src="${origin}/late.png" alt="متأخرة" width="600" height="400"></p>` +
    `<amp-img src="${origin}/amp.png" alt="خفيفة" width="600" height="400"></amp-img>` +
    `<p>وبعده سطر.</p><noscript><img src="${origin}/spare.png" alt="احتياطية"></noscript>` +
    `<video controls><source src="${origin}/film.mp4" type="video/mp4"></video>` +
    '<p>وفيه <img src="cid:map" alt="خريطة البستان"></p>'
  const items = [
    [WAITING, `<media:thumbnail url="${origin}/stamp.png" width="72" height="72"/>`, waiting],
    [MANY, '', gallery.join('')],
  ].map(
    ([title, media, html]) =>
      `<item><title>${title}</title><guid isPermaLink="false">${title}</guid><pubDate>${new Date().toUTCString()}</pubDate>${media}` +
      `<description><![CDATA[${html}]]></description></item>`,
  )
  return `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>جريدة البستان</title><link>${origin}/</link>${items.join('')}</channel></rss>`
}

beforeAll(async () => {
  const tree = photo({ seed: 3, width: 60, height: 40 })
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (path === '/feed.rss')
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(feed())
    else if (path.endsWith('.png')) response.writeHead(200, { 'content-type': 'image/png' }).end(tree)
    else response.writeHead(404).end()
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const profile = join(folder.path, 'profile')
  mkdirSync(profile)
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ syncInterval: 0, headlineBar: false }))
  const opml = `<opml version="2.0"><head/><body><outline type="rss" text="جريدة البستان" xmlUrl="${origin}/feed.rss"/></body></opml>`
  running = await launch({ profile, allow: `127.0.0.0/8:${port}`, args: ['--import', writeOpml(folder.path, opml)] })
  await running.page.getByRole('option', { name: WAITING }).waitFor()
})
afterAll(async () => {
  await running.quit()
  server.closeAllConnections()
  server.close()
  folder[Symbol.dispose]()
})

const frame = () => running.page.frameLocator('[data-text]')

async function open(title: string): Promise<void> {
  await running.page.getByRole('option', { name: title }).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
  await frame().locator('p, figure').first().waitFor()
}

test('pictures that wait are drawn, emoji are letters, films are links, and what cannot be drawn is told of', async () => {
  await open(WAITING)
  for (const alt of ['متأخرة', 'خفيفة', 'احتياطية']) {
    const picture = frame().locator(`img[alt="${alt}"]`)
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60)
  }
  const text = await frame().locator('body').innerText()
  expect(text).toContain('في البستان 🌿 ربيع')
  expect(text).toContain('[خريطة البستان]')
  expect(await frame().locator('a.card').getAttribute('href')).toBe(`${origin}/film.mp4`)
  expect(asked).not.toContain('/stamp.png')
  expect(asked).not.toContain('/film.mp4')
})

test('of more than sixty pictures the rest has places that lead to them, and a sentence', async () => {
  await open(MANY)
  const places = frame().locator('[data-elsewhere]')
  await expect.poll(() => places.count()).toBe(3)
  expect(await places.first().innerText()).toContain(say('pictures.elsewhere'))
  expect(await places.first().innerText()).toContain(`شجرة ${MOST}`)
  expect(await places.first().getAttribute('href')).toBe(`${origin}/tree-${MOST}.png`)
  expect(await frame().locator('img').count()).toBe(MOST)
  expect(await frame().locator('figcaption').count()).toBe(MOST + 3)
  await running.page.getByText(say('pictures.more', { count: 3 })).waitFor()
  expect(asked).not.toContain(`/tree-${MOST}.png`)
})
