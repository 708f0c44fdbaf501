// The morning of someone whose connection is gone by noon: short feeds of the farm of test sites, read whole later on.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { overCorpus } from '../corpora/corpus.ts'
import { launch, projectRoot, type RunningApp, temporaryFolder, writeOpml } from './app.ts'

const PORT = 18_093
const FEEDS = 3
const ARTICLES = FEEDS * 10
/** A feed of the farm gives so many letters. */
const SHORT = 200
const FETCHED_WITHIN = 60_000

overCorpus('arabic-text/saudinewsnet', corpus => {
  const folder = temporaryFolder()
  const profile = `${folder.path}/profile`
  let farm: ChildProcess
  let running: RunningApp

  beforeAll(async () => {
    farm = await startFarm(`${corpus}/dev-articles.jsonl.gz`)
    const opml = await (await fetch(`http://127.0.0.1:${PORT}/feeds.opml?kind=short`)).text()
    const args = ['--import', writeOpml(folder.path, opml)]
    running = await launch({ profile, allow: `127.0.0.0/8:${PORT}`, args })
  })
  afterAll(async () => {
    await running.quit()
    farm.kill()
    folder[Symbol.dispose]()
  })

  test('short feeds are whole articles with pictures when the network is gone and the app was started anew', async () => {
    await expect.poll(hits, { timeout: FETCHED_WITHIN }).toBe(1 + FEEDS + 2 * ARTICLES)
    await expect.poll(isSyncing, { timeout: FETCHED_WITHIN }).toBe(false)
    await running.quit()
    farm.kill()
    await once(farm, 'exit')

    running = await launch({ profile })
    const rows = running.page.locator('[data-timeline] [role=option]')
    await rows.first().waitFor()
    for (const [index, title] of (await titles()).slice(0, 5).entries()) await readWhole(index, title)
  })

  async function readWhole(index: number, title: string): Promise<void> {
    const { page } = running
    await page.locator('[data-timeline] [role=option]').nth(index).click()
    await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
    const frame = page.frameLocator('[data-text]')
    await expect.poll(async () => (await frame.locator('body').innerText()).length).toBeGreaterThan(SHORT * 1.2)
    expect(await frame.locator('body').innerText()).not.toMatch(/الأكثر قراءة|جميع الحقوق محفوظة/)
    const picture = frame.locator('img').first()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  }

  async function titles(): Promise<string[]> {
    return running.page.evaluate(async () => {
      const query = { scope: { kind: 'all' }, unreadSince: null } as const
      const opened = await window.reader.request.openList(query, null)
      return opened.ok ? opened.value.rows.map(({ title }) => title) : []
    })
  }

  async function isSyncing(): Promise<boolean> {
    return running.page.evaluate(async () => {
      const state = await window.reader.request.readSyncState()
      return !state.ok || state.value.progress !== null
    })
  }
})

async function startFarm(articles: string): Promise<ChildProcess> {
  const script = `${projectRoot}/../shared/bench/feed-farm.mjs`
  const options = [
    '--articles',
    articles,
    '--feeds',
    `${FEEDS}`,
    '--per-feed',
    `${ARTICLES / FEEDS}`,
    '--port',
    `${PORT}`,
  ]
  const farm = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(farm.stdout, 'data')
  return farm
}

/** Feeds, pages and pictures that were asked for, and the list of feeds. */
async function hits(): Promise<number> {
  const stats = await (await fetch(`http://127.0.0.1:${PORT}/stats`)).json()
  return Number(stats.hits)
}
