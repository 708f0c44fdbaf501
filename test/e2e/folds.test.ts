// The tree of someone with more newspapers than a window has rows: it begins with sections, and is left as it was.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'

const SECTIONS = ['الساحل', 'الجبل', 'الصحراء']
const IN_EACH = 120

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let running: RunningApp

beforeAll(async () => {
  const outlines = SECTIONS.map((section, at) => {
    const papers = Array.from({ length: IN_EACH }, (_, number) => {
      return `<outline type="rss" text="${nameOf(section, number)}" xmlUrl="https://paper-${at}-${number}.invalid/feed"/>`
    })
    return `<outline text="${section}">${papers.join('')}</outline>`
  })
  const list = writeOpml(folder.path, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  running = await launch({ profile, args: ['--import', list] })
})
afterAll(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

const nameOf = (section: string, number: number) => `صحيفة ${section} ${number}`
const rows = (name: string) => running.page.getByRole('treegrid').getByRole('row', { name })
const branch = (section: string) => rows(section).and(running.page.locator('[aria-level="1"]'))
/** Rows that are out of sight are not there. */
const areOpen = (sections = SECTIONS) =>
  Promise.all(sections.map(section => branch(section).getAttribute('aria-expanded')))

test('sections of hundreds of newspapers begin folded, and open by their sign', async () => {
  await branch('الصحراء').waitFor()
  expect(await areOpen()).toEqual(['false', 'false', 'false'])
  expect(await rows(nameOf('الجبل', 0)).count()).toBe(0)

  await branch('الجبل').locator('[slot=chevron]').click()

  await rows(nameOf('الجبل', 0)).first().waitFor()
  expect(await areOpen(['الساحل', 'الجبل'])).toEqual(['false', 'true'])
})

test('they are as they were left at the next start, and close by a key', async () => {
  await running.quit()
  running = await launch({ profile })
  await rows(nameOf('الجبل', 0)).first().waitFor()
  expect(await areOpen(['الساحل', 'الجبل'])).toEqual(['false', 'true'])

  await branch('الجبل').focus()
  await running.page.keyboard.press('ArrowRight')

  await branch('الصحراء').waitFor()
  await expect.poll(() => areOpen()).toEqual(['false', 'false', 'false'])
  expect(await rows(nameOf('الجبل', 0)).count()).toBe(0)
})
