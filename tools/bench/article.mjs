// Opening an article: from the press on its headline to the frame in which its text is seen.
import { ofRuns } from './numbers.mjs'
import { openWindow, showList } from './windows.mjs'

const OPENED = 12
const PAUSE_MS = 100

export async function measureOpening({ folder, runs }, profile) {
  const { app, page } = await openWindow('app', folder, profile)
  await page.locator('[role=treegrid]').waitFor()
  await page.evaluate(showList)
  await page.waitForTimeout(2000)
  const opened = []
  const bare = []
  for (let turn = 0; turn < runs; turn++) {
    const { ours, plain } = await page.evaluate(openSome, { count: OPENED, pause: PAUSE_MS })
    opened.push(ours)
    bare.push(plain)
  }
  await app.close()
  const yardstick = 'the same text as one element'
  return [
    ofRuns('open-article', 'ms', yardstick, { ours: opened, theirs: bare }),
    ofRuns('open-article-p95', 'ms', `${yardstick}, 95th percentile`, { ours: opened, theirs: bare, part: 95 }),
  ]
}

/** In the page. */
async function openSome({ count, pause }) {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  const text = () => document.querySelector('[data-text]')?.contentDocument?.body?.textContent ?? ''
  const ours = []
  const plain = []
  const list = document.querySelector('[data-timeline]')
  for (let index = 0; index < count; index++) {
    const row = [...list.querySelectorAll('[role=option][data-ref]')][index % 5]
    const before = document.querySelector('[data-article] h2')?.textContent
    const startedAt = performance.now()
    row.click()
    const isThere = () => document.querySelector('[data-article] h2')?.textContent !== before && text() !== ''
    // Asked as each frame begins: what is there then is drawn in it.
    do await new Promise(requestAnimationFrame)
    while (!isThere() && performance.now() - startedAt < 5000)
    await new Promise(done => setTimeout(done))
    ours.push(performance.now() - startedAt)

    const plainAt = performance.now()
    const element = document.createElement('p')
    element.textContent = text()
    document.body.append(element)
    await frame()
    plain.push(performance.now() - plainAt)
    element.remove()
    // Nobody opens the next one sooner.
    await new Promise(done => setTimeout(done, pause))
  }
  return { ours, plain }
}
