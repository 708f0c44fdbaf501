// Whole texts behind short feeds: pages stored in a minute, and how evenly frames come meanwhile; and while pages that
// are made to hang a parser are refused and killed.

import { createServer } from 'node:http'
import { askFarm } from './farm.mjs'
import { importOnly, measureGaps } from './frames.mjs'
import { ofRuns } from './numbers.mjs'
import { emptiedProfile } from './profiles.mjs'
import { runAlone } from './windows.mjs'

const FEEDS = 10
const PAGES = FEEDS * 50
const AT_ONCE = 8
const MINUTE = 60_000

export async function measureFullText(context) {
  return (await measuredPages(context)).slice(0, 1)
}

/** While 500 pages are fetched, read and stored, the headline bar running. */
export async function measureFullTextFrames(context) {
  return (await measuredPages(context)).slice(1)
}

/** Both come from the same runs. */
async function measuredPages(context) {
  context.fullText ??= await pagesLines(context)
  return context.fullText
}

async function pagesLines(context) {
  const list = await shortFeeds(context.farm)
  const times = { ours: [], theirs: [] }
  const frames = await measureGaps(context, 'frames-full-text', async () => {
    const { gaps, pages, ms } = await runOn(context, list, context.farm.allow, [[gapsWhilePages]])
    times.ours.push((pages / ms) * MINUTE)
    times.theirs.push((PAGES / (await download(context.farm))) * MINUTE)
    return gaps
  })
  return [ofRuns('full-text', 'pages/min', 'download of the same pages', times), ...frames]
}

/** While a newspaper's pages are refused, or killed at their deadline. */
export async function measureKillerFrames(context) {
  const paper = await openKillerPaper()
  try {
    return await measureGaps(context, 'frames-killers', async () => {
      const steps = [[syncedBefore], importing(paper.listOf('killer')), [gapsWhilePages]]
      return (await runOn(context, paper.listOf('plain'), paper.allow, steps)).gaps
    })
  } finally {
    await paper.stop()
  }
}

async function shortFeeds(farm) {
  const all = await (await askFarm(`${farm.opmlUrl}?kind=short`)).text()
  const outlines = all.match(/<outline [^>]*>/g)?.slice(0, FEEDS) ?? []
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`
}

async function runOn(context, list, allow, steps) {
  const profile = await emptiedProfile(context.folder, 'full-text')
  return runAlone('app', context.folder, { profile, allow, steps: [importing(list), ...steps] })
}

function importing(list) {
  return [importOnly, [...Buffer.from(list)]]
}

/** The same pages, eight at a time, and nothing done with them. */
async function download({ feedUrls }) {
  const waiting = feedUrls.slice(0, FEEDS).flatMap((url, feed) => {
    const { origin } = new URL(url)
    return Array.from({ length: PAGES / FEEDS }, (_, at) => `${origin}/page/${(feed * PAGES) / FEEDS + at}`)
  })
  const startedAt = performance.now()
  const take = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift()) await (await askFarm(url)).arrayBuffer()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  return performance.now() - startedAt
}

/**
 * In the page: the gaps between frames from the first page to a second behind the last; how many pages were stored, and in
 * how many milliseconds, between the first word of them and the last.
 */
function gapsWhilePages() {
  return new Promise(done => {
    const gaps = []
    let last = null
    let first = null
    let found = null
    let end = Number.POSITIVE_INFINITY
    const frame = () => {
      const now = performance.now()
      if (last !== null) gaps.push(now - last)
      last = now
      if (now < end) requestAnimationFrame(frame)
      else done({ gaps, ...found })
    }
    let pages = 0
    window.reader.on.syncProgressed(({ progress }) => {
      const now = performance.now()
      if (progress?.phase === 'pages') {
        pages = progress.done
        if (first) return
        first = { now, pages }
        last = now
        requestAnimationFrame(frame)
      } else if (first && !found) {
        found = { pages: pages - first.pages, ms: now - first.now }
        end = now + 1000
      }
    })
    void window.reader.request.startSync()
  })
}

/** In the page: what a first sync draws for the first time is no part of what follows it. */
function syncedBefore() {
  const REST = 2000
  return new Promise(done => {
    let isPages = false
    window.reader.on.syncProgressed(({ progress }) => {
      if (isPages && progress === null) setTimeout(done, REST)
      isPages = progress?.phase === 'pages'
    })
    void window.reader.request.startSync()
  })
}

const HANGS = '<div><table><td></div>'.repeat(50_000)
const KILLERS = [
  `${'<div>'.repeat(50_000)}x`,
  '<b><i><font>'.repeat(20_000),
  `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(' ')}>x`,
  '<table>'.repeat(3000),
  '<!--'.repeat(300_000),
  '&amp'.repeat(1_000_000),
  '<a href="'.repeat(200_000),
  HANGS,
]

/** Articles that lead to each of them. */
const TIMES = 4

/** Two newspapers: the articles of one lead to plain pages, those of the other to pages of `lab/html.mjs`'s kinds. */
async function openKillerPaper() {
  const server = createServer((request, response) => {
    const [, kind, at] = /^\/(plain|killer)\/(\d+)$/.exec(request.url ?? '') ?? []
    if (kind === undefined) return void response.end(feedOf(request.url))
    const page = kind === 'plain' ? `<p>${'نص قصير. '.repeat(100)}</p>` : KILLERS[at % KILLERS.length]
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address()
  const origin = `http://127.0.0.1:${port}`
  const feedOf = path => {
    const items = Array.from({ length: KILLERS.length * TIMES }, (_, at) => {
      const page = `${path}/${at}`
      return `<item><title>${page}</title><link>${origin}${page}</link><description>…</description></item>`
    })
    return `<rss version="2.0"><channel><title>k</title>${items.join('')}</channel></rss>`
  }
  return {
    allow: `127.0.0.0/8:${port}`,
    listOf: kind => `<opml version="2.0"><body><outline type="rss" xmlUrl="${origin}/${kind}"/></body></opml>`,
    stop: () => new Promise(done => server.close(done)),
  }
}
