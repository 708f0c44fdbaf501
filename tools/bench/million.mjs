// A million articles of a thousand newspapers in the real app: launch, and for everything that a reader or a timer does
// there the longest gap between two frames of the window, and the longest that a list waited for its answer meanwhile.
import { readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { writeGrownProfile, writeIndexed } from './grown-profile.mjs'
import { measureLaunch } from './launch.mjs'
import { medianOf, versus } from './numbers.mjs'
import { openToUser, runAlone } from './windows.mjs'

const ARTICLES = 1_000_000
const SOURCES = 1000
/** Some four days at its oldest end are too old: what retention finds in a profile that it has kept before. */
const KEPT_DAYS = Math.floor(ARTICLES / 24 / 60) - 4
const IDLE = 'idle empty window, longest'
const AT_REST = 'the same, nothing being done'

export async function measureMillion(context) {
  const { folder, runs } = context
  const paper = await openPaper()
  const profile = join(folder, 'million')
  try {
    await writeGrownProfile(profile, ARTICLES, { sources: SOURCES, address: paper.address })
    writeIndexed(profile)
    await writeFile(join(profile, 'settings.json'), JSON.stringify({ welcomed: true, syncInterval: 0 }))
    openToUser(folder)
    const launch = await measureLaunch(context, '1m', profile)
    const idle = []
    for (let turn = 0; turn < runs; turn++) idle.push(await runAlone('empty', folder, { steps: [[idleGap]] }))
    const parts = await runAlone('app', folder, { profile, allow: paper.allow, steps: [[workThrough, KEPT_DAYS]] })
    check(profile, parts)
    return [...launch, ...linesOf(parts, medianOf(idle))]
  } finally {
    await paper.stop()
    await rm(profile, { recursive: true, force: true })
  }
}

function linesOf(parts, idle) {
  const rest = parts.find(({ name }) => name === 'rest')
  return parts.flatMap(({ name, longest, waited }) => [
    versus(`million-${name}`, longest, 'ms', IDLE, idle),
    versus(`million-${name}-answer`, waited, 'ms', AT_REST, rest.waited),
  ])
}

function check(profile, parts) {
  const [kept, counted, synced] = ['retention', 'counts', 'sync'].map(part => parts.find(({ name }) => name === part))
  if (kept.total >= ARTICLES) throw new Error('Nothing was too old.')
  if (synced.total <= counted.total) throw new Error('The newspaper was not synced.')
  if (readdirSync(join(profile, 'backups')).length === 0) throw new Error('No backup was made.')
}

/** A newspaper with fifty articles of today. */
async function openPaper() {
  const server = createServer((_, response) => response.end(feed))
  await new Promise(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address()
  const items = Array.from({ length: 50 }, (_, at) => {
    const link = `http://127.0.0.1:${port}/${at}`
    return `<item><title>خبر ${at}</title><link>${link}</link><description>نص ${at}</description></item>`
  })
  const feed = `<rss version="2.0"><channel><title>صحيفة</title>${items.join('')}</channel></rss>`
  return {
    address: `http://127.0.0.1:${port}/feed`,
    allow: `127.0.0.0/8:${port}`,
    stop: () => new Promise(done => server.close(done)),
  }
}

/** In the page. */
function idleGap() {
  return new Promise(done => {
    const startedAt = performance.now()
    let last = startedAt
    let longest = 0
    const frame = now => {
      longest = Math.max(longest, now - last)
      last = now
      if (now - startedAt < 6000) requestAnimationFrame(frame)
      else done(longest)
    }
    requestAnimationFrame(frame)
  })
}

/**
 * In the page: `{ name, longest, waited, total }` for each part, in milliseconds; `total`: articles of the whole list at
 * its end. A backup is made a minute after the start of the app, and half a minute later retention begins.
 */
async function workThrough(keptDays) {
  const { request } = window.reader
  const ALL = { scope: { kind: 'all' }, unreadSince: null }
  const pause = ms => new Promise(done => setTimeout(done, ms))
  const until = at => pause(at - performance.now())
  const press = (code, held = {}) => document.dispatchEvent(new KeyboardEvent('keydown', { code, ...held }))
  const openTop = async () => (await request.openList(ALL, null)).value
  const parts = []

  async function watch(name, work) {
    let longest = 0
    let waited = 0
    let isDone = false
    let last = performance.now()
    const frame = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      if (!isDone) requestAnimationFrame(frame)
    }
    const ask = async () => {
      while (!isDone) {
        const askedAt = performance.now()
        await openTop()
        waited = Math.max(waited, performance.now() - askedAt)
        await pause(100)
      }
    }
    requestAnimationFrame(frame)
    const asking = ask()
    await work()
    // What it announced is read and drawn as well.
    await pause(2500)
    isDone = true
    await asking
    parts.push({ name, longest, waited, total: (await openTop()).list.total })
  }

  await request.setKeeping({ days: keptDays, megabytes: 0, keepsUnread: false })
  await watch('rest', () => pause(2000))
  await watch('list', async () => {
    while (!document.querySelector('[data-timeline]')) {
      press('Digit2', { key: '2' })
      await pause(50)
    }
  })
  await until(55_000)
  await watch('backup', () => until(75_000))
  await until(85_000)
  await watch('retention', () => until(110_000))
  await watch('scroll', async () => {
    const scroller = document.querySelector('[data-timeline]')
    const end = scroller.scrollHeight
    for (let place = 1; place <= 10; place++) {
      scroller.scrollTop = (end * ((place * 7) % 11)) / 11
      await pause(200)
    }
    for (let step = 0; step < 60; step++) {
      scroller.scrollTop = (end * step) / 60
      await new Promise(requestAnimationFrame)
    }
    scroller.scrollTop = 0
  })
  await watch('counts', async () => {
    const { rows } = await openTop()
    for (const { ref, read } of rows.slice(0, 5)) {
      await request.markRead([ref], !read)
      await pause(200)
    }
  })
  await watch('sync', async () => {
    const { sources } = (await request.readLibrary()).value
    const local = sources.flatMap(({ feeds }) => feeds).find(({ url }) => url.startsWith('http://127.'))
    await request.retryFeeds([local.id])
  })
  await watch('mark-all', async () => {
    press('KeyU', { key: 'U', shiftKey: true })
    await pause(4000)
  })
  await watch('take-back', async () => {
    press('KeyZ', { key: 'z', ctrlKey: true })
    await pause(4000)
  })
  return parts
}
