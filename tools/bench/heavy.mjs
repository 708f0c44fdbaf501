// Opening articles whose markup is made to stop a window, each of less than a megabyte: the longest time that the window
// stood still, for each of them on stderr and for the worst as the figure.
import { createServer } from 'node:http'
import { ofRuns } from './numbers.mjs'
import { emptiedProfile } from './profiles.mjs'
import { openToUser, openWindow, showList } from './windows.mjs'

const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join('')
const WORDS = 'كلمات من المقال '
const LONG = WORDS.repeat(36_000)

/** Kind → markup. Two of a kind are one that is refused and one that is just small enough to be drawn. */
export const HEAVY = {
  'letters anew in every paragraph': times(1450, at => `<s title=${at}><p>x`),
  'links anew in every paragraph': times(1450, at => `<a href=/${at} title=${at}><p>x`),
  'program text anew in every paragraph': times(1450, at => `<code title=${at}><p>x`),
  'deep letters anew': `<p>${times(249, at => `<b title=${at}>`)}${'<p>x'.repeat(2700)}`,
  'some letters anew': `<p>${times(15, at => `<b title=${at}>`)}${'<p>x'.repeat(290)}`,
  'letters anew in cells': `<table><tr><td><p>${times(200, at => `<i title=${at}>`)}${'<div>x</div><p>x'.repeat(800)}`,
  'letters anew before a table': `<table><p>${times(200, at => `<i title=${at}>`)}${'<p>x'.repeat(1200)}`,
  'letters that end in boxes': `${'<b><i><u><div>'.repeat(60)}x${'</b></i></u>'.repeat(600)}`,
  'unknown boxes': `${'<x-y>'.repeat(200)}${'<br>'.repeat(2700)}x`,
  'some unknown boxes': `${'<x-y>'.repeat(7)}${'<br>x'.repeat(2700)}`,
  'long text in deep boxes': `${'<blockquote>'.repeat(240)}${LONG.slice(0, 590_000)}`,
  'text in deep boxes': `${'<blockquote>'.repeat(240)}${LONG.slice(0, 149_000)}`,
  'text in deep lists': `${'<ul><li>'.repeat(120)}${LONG.slice(0, 149_000)}`,
  'lists that are too deep': `${'<ul><li>x'.repeat(120)}${'<li>x'.repeat(2500)}`,
  'deep lists': `${'<ul><li>x'.repeat(95)}${'<li>x'.repeat(2500)}`,
  'tables in tables': `${'<table><tr><td>x'.repeat(60)}${'<td>x'.repeat(1000)}`,
  'wide cells': `<table>${'<tr><td colspan=999>x'.repeat(1400)}</table>`,
  'wide and tall cells': `<table>${'<tr><td colspan=999 rowspan=999>x'.repeat(1400)}</table>`,
  'some wide and tall cells': `<table>${'<tr><td colspan=4 rowspan=4>x'.repeat(1200)}</table>`,
  'cells in one row': `<table><tr>${'<td>x'.repeat(2900)}</table>`,
  'many attributes': times(3000, () => `<p ${times(58, at => `a${at}`)}>x`),
  choices: `<select>${'<option>x'.repeat(2900)}</select>x`,
  'drawings in drawings': `${'<svg><g>'.repeat(100)}${'<path/>'.repeat(2700)}x`,
  'formulas in formulas': `${'<math><mi>'.repeat(100)}${'<mo>x'.repeat(2500)}x`,
  'templates in templates': `${'<template>'.repeat(200)}${'<p>x'.repeat(2700)}</template>x`,
  'directions in directions': `<p>${'<bdi dir=ltr>a<bdo dir=rtl>ب'.repeat(120)}x`,
  'two directions by turns': `<p>${'اب ab '.repeat(24_000)}`,
  'a line of small pieces': `<p>${'<b>ا</b><i>ب</i>'.repeat(1450)}`,
  'ruby in ruby': `${'<ruby>x<rt>'.repeat(110)}${'<ruby>x<rt>x</ruby>'.repeat(1300)}`,
  'details in details': `${'<details><summary>x'.repeat(110)}${'<details>x'.repeat(100)}x`,
  'one paragraph': `<p>${LONG.slice(0, 149_000)}`,
  'program text': `<pre>${'x y\n'.repeat(37_000)}</pre>`,
  'marks on letters': `<p>${'اََََُُُُ '.repeat(14_000)}`,
  'a thousand pictures': times(2900, at => `<img src=https://p.example/${at}.png>`),
}
const CALM = 'مقال عادي'

/** A window that stands still for longer has failed. */
const LONGEST_WAIT = 20_000
const TRIES = 3
const FAST = 50

export async function measureHeavy({ folder, runs }) {
  const paper = await openHeavyPaper()
  const longest = []
  try {
    for (let turn = 0; turn < runs; turn++) longest.push(await longestOf(folder, paper))
  } finally {
    await paper.stop()
  }
  const theirs = longest.map(() => ALLOWED)
  return [ofRuns('open-heaviest-longest', 'ms', 'what nobody should have to wait', { ours: longest, theirs })]
}

const ALLOWED = 250
/** Titles of several kinds are alike, and what is one story to Warraq has one row: articles of other weeks are none. Milliseconds. */
const APART = 4 * 24 * 60 * 60 * 1000

async function longestOf(folder, paper) {
  const profile = await emptiedProfile(folder, 'heavy')
  openToUser(folder)
  const { app, page } = await openWindow('app', folder, profile, { allow: paper.allow, first: 'main' })
  page.setDefaultTimeout(LONGEST_WAIT)
  await page.evaluate(importAndSync, [...Buffer.from(paper.opml)])
  await page.evaluate(showList)
  const rows = await page.evaluate(listed)
  const open = title =>
    Promise.race([
      page.evaluate(gapWhileOpening, rows[title]),
      new Promise(done => setTimeout(done, LONGEST_WAIT, LONGEST_WAIT)),
    ])
  let longest = 0
  for (const title of Object.keys(HEAVY)) {
    // The machine does other things, too: what counts is how fast it can be.
    let best = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < TRIES && best > FAST; turn++) {
      await open(CALM)
      best = Math.min(best, await open(title))
    }
    console.error(`${best.toFixed(0).padStart(6)} ms  ${title}`)
    longest = Math.max(longest, best)
  }
  await app.close()
  return longest
}

async function openHeavyPaper() {
  const all = { ...HEAVY, [CALM]: '<p>نص' }
  const titles = Object.keys(all)
  const server = createServer((request, response) => {
    const at = Number(request.url?.slice(1))
    const title = titles[at] ?? ''
    const date = new Date(Date.now() - at * APART)
    const item = { id: title, title, content_html: all[title] ?? '', date_published: date.toISOString() }
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, items: [item] })
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(body)
  })
  await new Promise(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address()
  const outlines = titles.map(
    (title, at) => `<outline type="rss" text="${title}" xmlUrl="http://127.0.0.1:${port}/${at}"/>`,
  )
  return {
    allow: `127.0.0.0/8:${port}`,
    opml: `<opml version="2.0"><body>${outlines.join('')}</body></opml>`,
    stop: () => new Promise(done => server.close(done)),
  }
}

/** In the page. */
async function importAndSync(bytes) {
  const { request, on } = window.reader
  const read = await request.readOpml('heavy.opml', new Uint8Array(bytes))
  const synced = new Promise(done => {
    let hasBegun = false
    on.syncProgressed(({ progress }) => {
      hasBegun ||= progress !== null
      if (hasBegun && progress === null) done()
    })
  })
  await request.importOpml(read.value.id)
  await synced
}

/** In the page: title → article, and how far down the list it is. */
async function listed() {
  const { rows } = (await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)).value
  return Object.fromEntries(rows.map(({ title, ref }, at) => [title, { title, ref, place: at / rows.length }]))
}

/** In the page: the longest gap between two frames, from the press on a headline to half a second after its text is there. */
async function gapWhileOpening({ title, ref, place }) {
  const pause = ms => new Promise(done => setTimeout(done, ms))
  const scroller = document.querySelector('[data-timeline]')
  const row = () => scroller.querySelector(`[data-ref="${ref}"]`)
  for (let turn = 0; turn < 100 && !row(); turn++) {
    // The list holds its place while news come in, until somebody moves it.
    scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
    scroller.scrollTop = scroller.scrollHeight * place - 200
    await pause(50)
  }
  await pause(300)
  let longest = 0
  let last = performance.now()
  let isOver = false
  const frame = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  row().click()
  const isThere = () => document.querySelector('[data-article] h2')?.textContent === title
  for (let turn = 0; turn < 200 && !isThere(); turn++) await pause(20)
  await pause(500)
  isOver = true
  return longest
}
