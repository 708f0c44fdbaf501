// What the reader watches for, in the real app: an alert that tells once of a story and opens it, and a mute that hides and
// comes back. The system's notifications are Electron's own, up to the moment in which they would be handed to the system.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, syncIsOver, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { ownWords } from './own-words.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const ATLAS = 'صدى الأطلس'
const COAST = 'بريد الساحل'
const EVENING = 'المساء الجديد'
const BREAD = 'الخباز يفتح فرنه قبل الفجر'
const QUAKE = { atlas: 'هزة أرضية خفيفة تُحس في ثلاث قرى', coast: 'هزة أرضية خفيفة تُحس في ثلاث قرى من الجبل' }
const EVENT = ownWords('quake', 60)

interface Shown {
  readonly title: string
  readonly body: string
}

const folder = temporaryFolder()
let press: Press
let running: RunningApp
let ahead = 0

beforeAll(async () => {
  press = await openPress()
  press.print(ATLAS, { title: BREAD, html: `<p>${ownWords('bread', 30)}</p>`, age: 3 * 3_600_000 })
  press.print(COAST, { title: 'شباك الصيادين', html: `<p>${ownWords('nets', 30)}</p>`, age: 2 * 3_600_000 })
  press.print(EVENING, { title: 'معرض الخرائط', html: `<p>${ownWords('maps', 30)}</p>`, age: 3_600_000 })
  await start(['--import', writeOpml(folder.path, press.opml())])
  await rowOf(BREAD).waitFor()
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

async function start(args: readonly string[] = []): Promise<void> {
  running = await launch({ profile: `${folder.path}/profile`, allow: press.allow, args, ...UNDER_CLOCK })
  await running.page.setViewportSize({ width: 1440, height: 900 })
  await holdNotifications(false)
}

/** Notifications are held instead of shown; the reader looks at the window, or does something else. */
async function holdNotifications(isLookedAt: boolean): Promise<void> {
  await running.app.evaluate(({ Notification, BrowserWindow }, looks) => {
    const held: unknown[] = (Reflect.get(globalThis, 'heldNotes') as unknown[]) ?? []
    Object.assign(globalThis, { heldNotes: held })
    Notification.isSupported = () => true
    Notification.prototype.show = function show() {
      held.push(this)
    }
    BrowserWindow.prototype.isFocused = () => looks
  }, isLookedAt)
}

function notes(): Promise<Shown[]> {
  return running.app.evaluate(() =>
    (Reflect.get(globalThis, 'heldNotes') as Shown[]).map(({ title, body }) => ({ title, body })),
  )
}

async function sync(): Promise<void> {
  ahead += 2 * MINUTE
  await setAhead(running, ahead)
  // Not by the key: to a window that has not heard yet that the last one is over, it means to stop it.
  await syncIsOver(running)
  await running.page.evaluate(() => window.reader.request.startSync())
}

const rowOf = (title: string) =>
  running.page.locator('[data-timeline] [data-index] > [role=option]').filter({ hasText: title })
const dialog = () => running.page.getByRole('dialog', { name: say('watches.name') })
const button = (name: string) => dialog().getByRole('button', { name, exact: true })

async function openPage(): Promise<void> {
  const { page } = running
  await page.keyboard.press('Control+KeyK')
  await page.keyboard.type(say('watches.name'))
  // Right after a start the field may not have been there for the words yet; the page is among all that is offered then.
  await page
    .getByRole('option', { name: say('watches.name') })
    .first()
    .click()
  await dialog().waitFor()
}

async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('button', { name: label }).click()
  await running.page.getByRole('option', { name: option, exact: true }).click()
}

describe('an alert', () => {
  test('is written in words, tried on what is there, and kept', async () => {
    await openPage()
    const words = dialog().getByRole('textbox', { name: say('watches.words') })
    await words.fill('ه')
    await dialog().getByText(say('watches.problem.oneLetter')).waitFor()
    expect(await button(say('watches.keep')).isDisabled()).toBe(true)
    await words.fill('خباز')
    await dialog().getByRole('button', { name: BREAD }).waitFor()
    await words.fill('هزات أرضية')
    await expect.poll(() => button(say('watches.keep')).isDisabled()).toBe(false)
    expect(await violations(running.page)).toEqual([])
    await button(say('watches.keep')).click()
    await dialog()
      .getByText(say('watches.caughtNow', { count: 0 }))
      .waitFor()
    await running.page.keyboard.press('Escape')
  })

  test('tells once of a story, and leads to it', async () => {
    press.print(ATLAS, { title: QUAKE.atlas, html: `<p>${EVENT}</p>` })
    press.print(COAST, { title: QUAKE.coast, html: `<p>${EVENT} ${ownWords('more', 12)}</p>` })
    await sync()
    await expect.poll(notes).toHaveLength(1)
    const [note] = await notes()
    expect(note?.title).toContain('هزات أرضية')
    expect(note?.body).toMatch(/^\u2066127\.0\.0\.\d\u2069 · \u2067هزة أرضية/)

    await running.app.evaluate(() => {
      const [first] = Reflect.get(globalThis, 'heldNotes') as { emit(name: string): void }[]
      first?.emit('click')
    })
    await running.page.getByRole('heading', { level: 2, name: /هزة أرضية/ }).waitFor()
    await running.page.locator('[data-article] header').getByText('هزات أرضية').waitFor()
    await running.page.keyboard.press('Escape')
    await rowOf('هزة أرضية').first().getByText('هزات أرضية').first().waitFor()
  })

  test('a later report of the same story is not told again', async () => {
    press.print(EVENING, { title: QUAKE.atlas, html: `<p>${EVENT} ${ownWords('late', 6)}</p>` })
    press.print(EVENING, { title: 'هزات أرضية في بلد بعيد', html: `<p>${ownWords('far', 60)}</p>` })
    await sync()
    await expect.poll(notes).toHaveLength(2)
    expect((await notes())[1]?.body).toContain('بلد بعيد')
  })

  test('whoever looks at the window is told there, and nowhere else', async () => {
    await holdNotifications(true)
    press.print(EVENING, { title: 'هزة أرضية في جزيرة', html: `<p>${ownWords('island', 60)}</p>` })
    await sync()
    await running.page.getByRole('button', { name: say('watches.openCame') }).waitFor()
    expect(await notes()).toHaveLength(2)
    await holdNotifications(false)
  })
})

describe('a mute', () => {
  test('hides a word, also from the counts, through a restart, and gives it back', async () => {
    await openPage()
    await dialog()
      .getByRole('textbox', { name: say('watches.words') })
      .fill('الخبازون')
    await choose(say('watches.deed'), say('watches.deedMute'))
    await choose(say('watches.until'), say('watches.untilDay'))
    const day = dialog().getByLabel(say('watches.untilChosen'))
    await day.fill('2001-01-01')
    await expect.poll(() => button(say('watches.keep')).isDisabled()).toBe(true)
    await day.fill('2199-03-05')
    await expect.poll(() => button(say('watches.keep')).isDisabled()).toBe(false)
    await button(say('watches.keep')).click()
    await dialog().getByText(/2199/).first().waitFor()
    await dialog().getByRole('button', { name: BREAD }).waitFor()
    await running.page.keyboard.press('Escape')
    await expect.poll(() => rowOf(BREAD).count()).toBe(0)

    await running.quit()
    await start()
    await rowOf('شباك').waitFor()
    expect(await rowOf(BREAD).count()).toBe(0)

    await openPage()
    await dialog()
      .getByRole('button', { name: new RegExp(`^${say('watches.remove')}: .*الخبازون`) })
      .click()
    await running.page.keyboard.press('Escape')
    await rowOf(BREAD).waitFor()
  })

  test('hides a newspaper from its menu, says so in its list, and is taken back with a key', async () => {
    const { page } = running
    await page
      .getByRole('treeitem', { name: ATLAS })
      .or(page.getByRole('row', { name: ATLAS }))
      .first()
      .click()
    await rowOf(BREAD).waitFor()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: say('watches.muteSource') }).click()
    await page.getByRole('menuitem', { name: say('watches.forEver') }).click()
    await page.getByText(say('watches.allMuted')).waitFor()
    await page.keyboard.press('Control+KeyZ')
    await rowOf(BREAD).waitFor()
  })
})
