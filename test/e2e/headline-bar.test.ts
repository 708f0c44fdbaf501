import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { FRENCH, LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { settled } from './settled.ts'
import { dire, say } from './words.ts'

/** Pixels a second, as it is set at first. */
const SPEED = 60

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await headline(VOWELLED).waitFor({ state: 'attached' })
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const bar = () => running.page.getByRole('region', { name: say('headlineBar.label') })
const headlines = () => bar().getByRole('list', { name: say('headlineBar.listName') })
const headline = (title: string) => headlines().getByRole('listitem').filter({ hasText: title })
const pauseButton = () => bar().getByRole('button', { name: say('headlineBar.pause') })

interface Place {
  /** Pixels from the left. */
  readonly x: number
  /** The moment for which it is drawn, in milliseconds of the page's own time. */
  readonly at: number
}

function placeOf(item: Locator): Promise<Place> {
  return item.evaluate(element => ({
    x: element.getBoundingClientRect().x,
    at: Number(document.timeline.currentTime),
  }))
}

/** Pixels a second to the right, over half a second or, on a busy machine, longer. */
async function speedOf(item: Locator): Promise<number> {
  const before = await placeOf(item)
  await running.page.waitForTimeout(500)
  const after = await placeOf(item)
  return ((after.x - before.x) / (after.at - before.at)) * 1000
}

const speed = (title: string) => speedOf(headline(title))

/** How far the strip is from whole pixels of the screen, where letters are drawn as they were made. */
function betweenPixels(): Promise<number> {
  return headlines().evaluate(list => {
    const place = list.getBoundingClientRect().x * devicePixelRatio
    return Math.abs(place - Math.round(place))
  })
}

/** Away from the bar, so that it moves. */
async function leaveBar(): Promise<void> {
  await running.page.mouse.move(400, 600)
  await running.page.locator('main').evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

describe('in Arabic', () => {
  test('it travels to the right, at the speed that was set', async () => {
    await leaveBar()
    expect(Math.abs((await speed(VOWELLED)) - SPEED)).toBeLessThan(5)
  })

  test('the next headline waits outside the left edge and is read from its beginning', async () => {
    const window = await headlines().locator('xpath=..').boundingBox()
    const boxes = await headlines()
      .getByRole('listitem')
      .evaluateAll(items => items.map(item => item.getBoundingClientRect()).map(({ left, right }) => ({ left, right })))
    const waiting = boxes.filter(({ right }) => right <= (window?.x ?? 0))
    const inside = boxes.filter(
      ({ left, right }) => right > (window?.x ?? 0) && left < (window?.x ?? 0) + (window?.width ?? 0),
    )
    expect(waiting.length + inside.length).toBeGreaterThan(0)
    expect(waiting.every(({ left }) => inside.every(shown => left < shown.left))).toBe(true)
  })

  test('a pause button holds it, and lets it go on from the same place', async () => {
    await pauseButton().click()
    await leaveBar()
    expect(await speed(VOWELLED)).toBe(0)
    await pauseButton().click()
    await leaveBar()
    expect(await speed(VOWELLED)).toBeGreaterThan(SPEED / 2)
  })

  test('held, it rests on whole pixels of the screen', async () => {
    // At a speed that is no whole number of pixels in a frame.
    await running.page.evaluate(() => window.reader.request.changeSettings({ headlineSpeed: 43 }))
    await leaveBar()
    for (let turn = 0; turn < 3; turn++) {
      await running.page.waitForTimeout(230)
      await pauseButton().click()
      await expect.poll(betweenPixels).toBeLessThan(0.01)
      await pauseButton().click()
      await leaveBar()
    }
    await running.page.evaluate(speed => window.reader.request.changeSettings({ headlineSpeed: speed }), SPEED)
  })

  test('it stands still under the pointer', async () => {
    await headlines().locator('xpath=..').hover({ force: true })
    // The compositor may be a frame ahead of the page that was told of the pointer.
    await expect.poll(() => speed(VOWELLED)).toBe(0)
    expect(await speed(VOWELLED)).toBe(0)
    await leaveBar()
  })

  test('it stands still under the focus; arrows step by reading direction and Enter opens', async () => {
    await pauseButton().focus()
    await running.page.keyboard.press('Shift+Tab')
    expect(await speed(VOWELLED)).toBe(0)
    const first = await focusedText()
    await running.page.keyboard.press('ArrowLeft')
    const second = await focusedText()
    expect(second).not.toBe(first)
    const window = await headlines().locator('xpath=..').boundingBox()
    const isInside = async () => {
      const focused = await running.page.locator(':focus').boundingBox()
      return focused && window && focused.x + focused.width <= window.x + window.width + 1
    }
    await expect.poll(isInside).toBe(true)
    await running.page.keyboard.press('ArrowRight')
    expect(await focusedText()).toBe(first)

    await running.page.keyboard.press('ArrowLeft')
    await running.page.keyboard.press('Enter')
    await running.page.locator('[data-article] h2').waitFor()
    expect(second).toContain(await running.page.locator('[data-article] h2').textContent())
    await leaveBar()
  })

  test('a screen reader meets a list of all headlines in its direction, each with its source', async () => {
    const texts = await headlines().getByRole('listitem').allTextContents()
    expect(texts).toHaveLength(6)
    expect(texts.join()).not.toContain(FRENCH)
    expect(texts.find(text => text.includes(LATIN_FIRST))).toContain('جريدة الميناء')
  })

  test('frames need no work of the main thread', async () => {
    await leaveBar()
    await settled(running.page)
    const moving = await mainThreadFrames(3000)
    expect(moving.compositor).toBeGreaterThan(10)
    expect(moving.main).toBeLessThan(moving.compositor / 4)
  })
})

test('new headlines join without a jump', async () => {
  await leaveBar()
  const title = await visibleTitle()
  const address = newspapers.addNewspaper('خبر وصل للتو من الرصيف', 1)
  const before = await placeOf(headline(title))
  await running.page.evaluate(
    feed => void window.reader.request.subscribe({ urls: [feed], title: null, homepage: null, joins: null }),
    address,
  )
  await headline('خبر وصل للتو من الرصيف').waitFor({ state: 'attached' })
  const after = await placeOf(headline(title))

  expect(Math.abs(after.x - before.x - ((after.at - before.at) / 1000) * SPEED)).toBeLessThan(30)
})

test('in French it travels to the left', async () => {
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'fr' }))
  const list = running.page.getByRole('list', { name: dire('headlineBar.listName') })
  const item = list.getByRole('listitem').filter({ hasText: FRENCH })
  await item.waitFor({ state: 'attached' })
  expect(await running.page.evaluate(() => document.documentElement.dir)).toBe('ltr')
  expect(await speedOf(item)).toBeLessThan(-SPEED / 2)
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'ar' }))
})

test('with reduced motion it is a still page that turns on request', async () => {
  await running.page.emulateMedia({ reducedMotion: 'reduce' })
  await bar()
    .getByRole('button', { name: say('headlineBar.nextPage') })
    .waitFor()
  expect(await speed(VOWELLED)).toBe(0)
  await bar()
    .getByRole('button', { name: say('headlineBar.nextPage') })
    .click()
  await expect.poll(() => headline(VOWELLED).count()).toBe(0)
  await bar()
    .getByRole('button', { name: say('headlineBar.previousPage') })
    .click()
  await headline(VOWELLED).waitFor()
  await running.page.emulateMedia({ reducedMotion: 'no-preference' })
})

test('in a narrow window a still headline begins in sight, also where it runs against the bar', async () => {
  const title = 'بحّارة الميناء القديم يرمّمون بأيديهم سفينة من خشب الأرز قبل أن يعود الصيف'
  await running.page.evaluate(
    feed => void window.reader.request.subscribe({ urls: [feed], title: null, homepage: null, joins: null }),
    newspapers.addNewspaper(title, 1),
  )
  await running.page.emulateMedia({ reducedMotion: 'reduce' })
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'fr' }))
  await running.page.setViewportSize({ width: 420, height: 700 })
  const list = running.page.getByRole('list', { name: dire('headlineBar.listName') })
  const seen = () =>
    list.evaluate(element => {
      const first = element.querySelector('bdi')
      const [room, words] = [element, first].map(part => part?.getBoundingClientRect())
      const isWithin = room && words && words.right <= room.right + 1 && words.left >= room.left - 1
      return {
        text: first?.textContent,
        dir: first?.dir,
        isWithin,
        isCut: first && first.scrollWidth > first.clientWidth,
      }
    })
  await expect.poll(seen).toEqual({ text: title, dir: 'rtl', isWithin: true, isCut: true })
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'ar' }))
  await running.page.setViewportSize({ width: 1280, height: 800 })
  await running.page.emulateMedia({ reducedMotion: 'no-preference' })
})

test('it can be turned off', async () => {
  await running.page.evaluate(() => window.reader.request.changeSettings({ headlineBar: false }))
  await bar().waitFor({ state: 'detached' })
})

function focusedText(): Promise<string> {
  return running.page.locator(':focus').innerText()
}

async function visibleTitle(): Promise<string> {
  const title = await headlines()
    .getByRole('listitem')
    .evaluateAll(items => {
      const shown = items.find(item => {
        const { left, right } = item.getBoundingClientRect()
        return left > 100 && right < window.innerWidth - 400
      })
      return shown?.querySelector('bdi')?.textContent ?? null
    })
  return title ?? VOWELLED
}

/** Frames that the compositor drew and frames for which the page's main thread worked, as Chromium's own trace has them. */
async function mainThreadFrames(ms: number): Promise<{ compositor: number; main: number }> {
  const file = await running.app.evaluate(async ({ contentTracing }, duration) => {
    await contentTracing.startRecording({
      included_categories: [
        'disabled-by-default-devtools.timeline.frame',
        'devtools.timeline.frame',
        'devtools.timeline',
        'cc',
      ],
    })
    await new Promise(done => setTimeout(done, duration))
    return contentTracing.stopRecording()
  }, ms)
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: { name: string; pid: number }[] }
  const pid = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const count = (name: string) => traceEvents.filter(event => event.pid === pid && event.name === name).length
  return { compositor: count('DrawFrame'), main: count('BeginMainThreadFrame') }
}
