// Memory after an hour of reading, in six minutes: articles opened one after the other, the list and the front page
// scrolled, stories opened, searches typed letter by letter, dialogs opened and closed, themes changed, and all newspapers
// asked, five times over. In a window that nothing watches: a debugger keeps what the page has let go of.
import { readFile } from 'node:fs/promises'
import { importOnly } from './frames.mjs'
import { versus } from './numbers.mjs'
import { opmlOf } from './profiles.mjs'
import { memoryByKind, runAlone } from './windows.mjs'

const EMPTY = 'empty Electron window'
const REST = 10_000
const PLAN = {
  articles: 100,
  stories: 12,
  queries: ['السعودية', 'مجلس الوزراء', 'الرياض', 'كرة القدم', 'زلزال', 'وزارة التعليم'],
  /** Settings, bookmarks, the palette, the shortcuts, the catalogue, what newspapers answered. */
  dialogs: ['Control+Comma', 'Control+KeyK', 'F1', 'Control+KeyD', 'Control+KeyJ'],
  themes: ['light', 'sepia', 'dark', 'system'],
  /** Nothing is asked twice within a minute. */
  lasts: 61_000,
}
const PARTS = 5

/** One line for all processes, and one for each kind of them. */
export async function measureHour({ folder, farm }, profile) {
  const opml = await readFile(await opmlOf(profile, farm))
  const reading = Array.from({ length: PARTS }, () => [readOn, PLAN])
  const ours = await memoryAfter('app', folder, {
    profile,
    allow: farm.allow,
    steps: [[importOnly, [...opml]], ...reading, [rest, REST]],
  })
  const empty = await memoryAfter('empty', folder, { steps: [[rest, REST]] })
  const sum = kinds => [...kinds.values()].reduce((all, part) => all + part, 0)
  const line = (name, mine, theirs) => versus(name, mine / 1e6, 'MB', EMPTY, theirs / 1e6)
  return [
    line('memory-hour', sum(ours), sum(empty)),
    ...[...ours].map(([kind, bytes]) => line(`memory-hour-${kind}`, bytes, empty.get(kind) ?? 0)),
  ]
}

async function memoryAfter(kind, folder, options) {
  let kinds = null
  const atEnd = pid => {
    kinds = memoryByKind(pid)
  }
  await runAlone(kind, folder, { ...options, atEnd })
  return kinds
}

/** In the page. */
function rest(ms) {
  return new Promise(done => setTimeout(done, ms))
}

/** In the page: a fifth of the hour. Throws where something that a reader does had no effect. */
async function readOn({ articles, stories, queries, dialogs, themes, lasts }) {
  const ROW = '[data-timeline] [role=option][data-ref]'
  const SPOT = '[data-front] [data-spot][data-ref]'
  const startedAt = performance.now()
  const sleep = ms => new Promise(done => setTimeout(done, ms))
  /** What `look` finds, as soon as it finds something. */
  const until = async (look, what) => {
    const since = performance.now()
    for (;;) {
      const found = look()
      if (found) return found
      if (performance.now() - since > 10_000) throw new Error(`nothing came of it: ${what}`)
      await sleep(10)
    }
  }
  const press = (chord, at = document.activeElement ?? document.body) => {
    const keys = chord.split('+')
    const code = keys.at(-1)
    const [ctrlKey, shiftKey] = [keys.includes('Control'), keys.includes('Shift')]
    at.dispatchEvent(
      new KeyboardEvent('keydown', { code, key: code, ctrlKey, shiftKey, bubbles: true, cancelable: true }),
    )
  }
  const all = selector => [...document.querySelectorAll(selector)].filter(part => part.checkVisibility())
  const one = selector => all(selector)[0]
  /** Pressed again where the window was not ready for it. */
  const go = async (chord, selector) => {
    for (let tries = 0; tries < 20 && !one(selector); tries++) {
      press(chord, document.body)
      await sleep(200)
    }
    await until(() => one(selector), `${chord} for ${selector}`)
  }
  const headline = () => one('[data-article] h2')?.textContent
  const text = () => one('[data-text]')?.contentDocument?.body?.textContent ?? ''
  const scroll = async (selector, step, frames) => {
    for (let frame = 0; frame < frames; frame++) {
      one(selector).scrollTop += step
      await new Promise(done => requestAnimationFrame(done))
    }
  }

  let isSyncing = true
  const stop = window.reader.on.syncProgressed(({ progress }) => {
    isSyncing = progress !== null
  })
  void window.reader.request.startSync()

  await go('Digit2', ROW)
  for (let at = 0; at < articles; at++) {
    const before = headline()
    const isOther = ({ textContent }) => !before || !textContent.includes(before)
    const row = await until(() => all(ROW).find(isOther), 'the list')
    row.click()
    await until(() => headline() !== before && text() !== '', `article ${at}`)
    await sleep(50)
    await scroll('[data-timeline]', 90, 3)
  }
  await scroll('[data-timeline]', 400, 200)

  for (let story = 0; story < stories; story++) {
    await go('Digit1', SPOT)
    all(SPOT)[story % all(SPOT).length].click()
    await until(() => one('[data-article] h2') && text() !== '', `story ${story}`)
    await sleep(100)
  }
  await go('Digit1', SPOT)
  await scroll('[data-front]', 60, 120)

  await go('Slash', 'search input')
  const field = one('search input')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  for (const words of queries) {
    for (let length = 1; length <= words.length; length++) {
      setValue.call(field, words.slice(0, length))
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await sleep(80)
    }
    await until(() => one('#search-results')?.textContent, words)
  }
  field.blur()

  await go('Digit2', ROW)
  for (const chord of dialogs) {
    await go(chord, '[role=dialog]')
    await sleep(400)
    press('Escape', one('[role=dialog]'))
    await until(() => !one('[role=dialog]'), `${chord} closed`)
  }
  await go('Digit3', '[data-shelf]')
  await go('Digit2', ROW)
  for (const theme of themes) {
    await window.reader.request.changeSettings({ theme })
    await sleep(300)
  }
  while (isSyncing || performance.now() - startedAt < lasts) await sleep(200)
  stop?.()
}
