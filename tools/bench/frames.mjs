// How evenly frames come: their 99th percentile and their longest gap, beside a window that shows one letter.
import { readFile } from 'node:fs/promises'
import { ofRuns, percentile } from './numbers.mjs'
import { emptiedProfile, opmlOf } from './profiles.mjs'
import { runAlone, showList } from './windows.mjs'

const SECONDS = 6
const YARDSTICK = 'idle empty window'

/** While the list is scrolled by hand, a screen in two thirds of a second. */
export function measureScrolling(context, profile) {
  const steps = [[changeSettings, { headlineBar: false }], [showList], [gapsWhile, { ms: SECONDS * 1000, step: 24 }]]
  return measureGaps(context, 'frames-scroll', () => runAlone('app', context.folder, { profile, steps }))
}

/** While the headline bar runs. */
export function measureBar(context, profile) {
  const steps = [
    [changeSettings, { headlineBar: true }],
    [gapsWhile, { ms: SECONDS * 1000, step: 0 }],
  ]
  return measureGaps(context, 'frames-bar', () => runAlone('app', context.folder, { profile, steps }))
}

/** While the whole farm is synced and indexed, the headline bar running. */
export function measureSyncing(context) {
  return measureGaps(context, 'frames-sync', async () => {
    const profile = await emptiedProfile(context.folder, 'window-sync')
    const opml = await readFile(await opmlOf(profile, context.farm))
    // Two hundred newspapers are drawn when they are imported; that is no part of a sync.
    const steps = [[importOnly, [...opml]], [gapsWhileSyncing]]
    return runAlone('app', context.folder, { profile, allow: context.farm.allow, steps })
  })
}

const IMPORTED = 1000

/** While a list of a thousand newspapers is imported, and for three seconds after it; none of them is asked. */
export function measureImporting(context) {
  const list = [...Buffer.from(longList())]
  return measureGaps(context, 'frames-import', async () => {
    const profile = await emptiedProfile(context.folder, 'window-import')
    return runAlone('app', context.folder, { profile, steps: [[gapsWhileImporting, list]] })
  })
}

function longList() {
  const section = (_, at) => {
    const papers = Array.from({ length: IMPORTED / 20 }, (_paper, number) => {
      const name = `p${at}-${number}`
      return `<outline type="rss" text="صحيفة ${name}" xmlUrl="https://${name}.example/feed"/>`
    })
    return `<outline text="قسم ${at}">${papers.join('')}</outline>`
  }
  return `<opml version="2.0"><body>${Array.from({ length: 20 }, section).join('')}</body></opml>`
}

/**
 * `run` resolves to the gaps between the frames of a window; both figures beside an idle window's, which is measured by
 * turns with the first that are asked for, and not again for others: it draws one letter, whatever else was done before.
 */
export async function measureGaps(context, name, run) {
  const ours = { p99: [], longest: [] }
  context.idleGaps ??= { p99: [], longest: [] }
  const idle = context.idleGaps
  for (let turn = 0; turn < context.runs; turn++) {
    if (idle.p99.length <= turn) keep(idle, await idleGaps(context.folder))
    keep(ours, await run())
  }
  return [
    ofRuns(name, 'ms', `${YARDSTICK}, 99th percentile`, { ours: ours.p99, theirs: idle.p99 }),
    ofRuns(`${name}-longest`, 'ms', `${YARDSTICK}, longest`, { ours: ours.longest, theirs: idle.longest }),
  ]
}

function idleGaps(folder) {
  return runAlone('empty', folder, { steps: [[gapsWhile, { ms: SECONDS * 1000, step: 0 }]] })
}

function keep(kept, gaps) {
  kept.p99.push(percentile(gaps, 99))
  kept.longest.push(Math.max(...gaps))
}

/** In the page. */
function changeSettings(change) {
  return window.reader.request.changeSettings(change)
}

/** In the page. The list is moved by `step` pixels in each frame. */
function gapsWhile({ ms, step }) {
  return new Promise(done => {
    const gaps = []
    const scroller = document.querySelector('[data-timeline]')
    const startedAt = performance.now()
    let last = startedAt
    const frame = () => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
      if (step > 0 && scroller) scroller.scrollTop += step
      if (now - startedAt < ms) requestAnimationFrame(frame)
      else done(gaps.slice(1))
    }
    requestAnimationFrame(frame)
  })
}

/** In the page. */
export async function importOnly(bytes) {
  const { request } = window.reader
  const read = await request.readOpml('farm.opml', new Uint8Array(bytes))
  await request.importOpml(read.value.id)
  await request.cancelSync()
}

/** In the page. */
async function gapsWhileImporting(bytes) {
  const { request } = window.reader
  const gaps = []
  let last = performance.now()
  let isDone = false
  const frame = () => {
    const now = performance.now()
    gaps.push(now - last)
    last = now
    if (!isDone) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  const read = await request.readOpml('long.opml', new Uint8Array(bytes))
  await request.importOpml(read.value.id)
  await request.cancelSync()
  await new Promise(done => setTimeout(done, 3000))
  isDone = true
  return gaps.slice(1)
}

/** In the page: a whole sync, and what is indexed after it. */
function gapsWhileSyncing() {
  return new Promise(done => {
    const gaps = []
    let last = performance.now()
    let end = Number.POSITIVE_INFINITY
    let begun = false
    window.reader.on.syncProgressed(({ progress }) => {
      begun ||= progress?.phase === 'feeds'
      if (begun && progress?.phase !== 'feeds') end = Math.min(end, performance.now() + 2000)
    })
    const frame = () => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
      if (now < end) requestAnimationFrame(frame)
      else done(gaps.slice(1))
    }
    requestAnimationFrame(frame)
    void window.reader.request.startSync()
  })
}
