// The front page is on the screen before the window's script has run, and it is the one that the script draws.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LaunchOptions, launch, type RunningApp, syncIsOver, temporaryFolder, until, writeOpml } from './app.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const LEAD = 'افتتاح مكتبة الميناء بعد ترميمها'
/** The script waits until the test lets it come. */
const HELD: Partial<LaunchOptions> = {
  before: ['--require', join(import.meta.dirname, 'slow-parts.cjs')],
  env: { WARRAQ_TEST_HELD: '/begin\\.js$' },
  begins: 'kept',
}

let folder: ReturnType<typeof temporaryFolder>
let press: Press
let running: RunningApp
const profile = () => join(folder.path, 'profile')
const file = () => join(profile(), 'kept-screen.json')

beforeEach(async () => {
  folder = temporaryFolder()
  press = await openPress()
  press.print('صدى الأطلس', { title: LEAD, html: '<p>أعيد فتح المكتبة أمام القراء صباح اليوم.</p>' })
  press.print('بريد الجبل', { title: 'أسعار الزيتون تعود إلى ما كانت عليه', html: '<p>هدأت السوق بعد أسبوع.</p>' })
  running = await start({ args: ['--import', writeOpml(folder.path, press.opml())], begins: 'front', ...UNDER_CLOCK })
  await live().getByText(LEAD).first().waitFor()
  await syncIsOver(running)
  // Counted, and drawn down to its end.
  await expect.poll(() => front(live()).innerText()).toMatch(new RegExp(`${say('sources.all')}\\s*2`))
  await front(live())
    .getByText(say('front.holds', { count: 2 }))
    .waitFor()
})
afterEach(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

const start = (options: Partial<LaunchOptions> = {}) => launch({ profile: profile(), allow: press.allow, ...options })
const kept = () => running.page.locator('#kept')
const live = () => running.page.locator('#app')
const front = (place: ReturnType<typeof live>) => place.locator('[data-front]')
const letItCome = () => running.app.evaluate(() => Reflect.get(globalThis, 'letPartsCome')())

test('what the next start shows first is what its script draws under it, place by place', async () => {
  await running.quit()
  running = await start(HELD)
  await front(kept()).getByText(LEAD).first().waitFor()
  expect(await live().locator('*').count()).toBe(0)
  const first = await seen(kept())
  await letItCome()
  await kept().waitFor({ state: 'detached' })
  expect(await seen(live())).toEqual(first)
  expect(running.complaints).toEqual([])
  expect(existsSync(file())).toBe(false)
})

test('it has the sources beside it, and nothing of it is told to a listener or can be pressed', async () => {
  await running.quit()
  running = await start(HELD)
  await kept().getByText('بريد الجبل').first().waitFor()
  expect(await running.page.getByRole('button').count()).toBe(0)
  await running.page.keyboard.press('Tab')
  expect(await running.page.evaluate(() => document.activeElement?.localName)).toBe('body')
})

test('whatever was open when the window closed, the front page is what is kept', async () => {
  await running.page.keyboard.press('Control+Digit2')
  await live().getByRole('option').first().click()
  await running.page.keyboard.press('Control+Comma')
  await running.page.getByRole('dialog').waitFor()
  await running.quit()
  running = await start(HELD)
  await front(kept()).getByText(LEAD).first().waitFor()
})

test('what came after the page was printed is in the one that is kept', async () => {
  const NEW = 'قطار الليل يصل قبل موعده'
  press.print('صدى الأطلس', { title: NEW, html: '<p>وصل القطار قبل الفجر.</p>' })
  // Who was asked within the last minute is left alone.
  await setAhead(running, 2 * MINUTE)
  await running.page.evaluate(() => window.reader.request.startSync())
  // It is printed when it has its place among the stories, a while after it is listed.
  const isPrinted = () =>
    running.page.evaluate(async title => {
      const page = await window.reader.request.readFrontPage()
      return page.ok && JSON.stringify(page.value).includes(title)
    }, NEW)
  await until(isPrinted, NEW)
  await syncIsOver(running)
  await running.quit()
  running = await start(HELD)
  await front(kept()).getByText(NEW).first().waitFor()
  await letItCome()
})

test('after a crash, and after a change of settings by hand, the window begins without one', async () => {
  await running.kill()
  running = await start({ begins: 'front', ...UNDER_CLOCK })
  await live().getByText(LEAD).first().waitFor()
  await running.quit()
  const settings = join(profile(), 'settings.json')
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), theme: 'dark' }))
  running = await start({ begins: 'kept' })
  await live().getByText(LEAD).first().waitFor()
  expect(await kept().count()).toBe(0)
})

/** Every element of the front page with words of its own, and its place, in whole pixels. */
function seen(place: ReturnType<typeof live>): Promise<string[]> {
  return front(place).evaluate(element => {
    const hasWords = (one: Element) => [...one.childNodes].some(node => node instanceof Text && node.data.trim() !== '')
    const rectOf = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ')
    return [...element.querySelectorAll('*')]
      .filter(hasWords)
      .map(one => `${one.textContent} ${rectOf(one.getBoundingClientRect())}`)
  })
}
