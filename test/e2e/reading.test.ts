// The reading view and what can be done in it, by keyboard.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { FRENCH, HOSTILE, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { atRest } from './settled.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp
const LONG = 'مقال أطول من النافذة'

beforeAll(async () => {
  newspapers = await openNewspapers()
  newspapers.publish(LONG)
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await open(VOWELLED)
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const body = () => running.page.frameLocator('[data-text]').locator('body')
const heading = () => running.page.locator('article h2')
const heard = (text: string) =>
  running.page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' })

async function open(title: string): Promise<void> {
  const { page } = running
  await press('Escape')
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  await body().locator('p').first().waitFor()
}

async function choose(command: string): Promise<void> {
  const { page } = running
  await press('Control+KeyK')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.insertText(command)
  await press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('find in page finds other spellings, in the headline too, steps through them and says how many there are', async () => {
  const { page } = running
  await heading().focus()
  await press('Control+KeyF')
  const field = page.getByRole('textbox', { name: say('find.name') })
  await field.waitFor()
  await page.keyboard.insertText('مكتبه')
  const count = (current: number, total: number) => say('find.count', { current, total })
  await page.getByText(count(1, 3)).first().waitFor()
  expect(await highlighted('found-current')).toEqual(['h2 مَكْتَبَةُ'])
  expect(await highlighted('found')).toEqual(['p مكتبة', 'a مكتبة'])

  await press('Enter')
  await page.getByText(count(2, 3)).first().waitFor()
  expect(await highlighted('found-current')).toEqual(['p مكتبة'])
  expect(await highlighted('found')).toEqual(['h2 مَكْتَبَةُ', 'a مكتبة'])
  await press('Enter')
  await page.getByText(count(3, 3)).first().waitFor()
  await press('Enter')
  await page.getByText(count(1, 3)).first().waitFor()
  await press('Shift+Enter')
  await page.getByText(count(3, 3)).first().waitFor()
  expect(await page.getByText(count(3, 3)).count()).toBe(2)

  // What the newspaper said, who it is and when; not the interface's words around that.
  await field.fill('جريدة الميناء')
  await expect.poll(() => highlighted('found-current')).toEqual(['bdi جريدة الميناء'])
  await field.fill('للقراءة')
  await page.getByText(say('find.nothing')).first().waitFor()

  await field.fill('لا يوجد هنا')
  await page.getByText(say('find.nothing')).first().waitFor()
  await press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await highlighted('found-current')).toEqual([])
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('h2')
})

test('the find bar stands between the margins of the text, on its side', async () => {
  const { page } = running
  await heading().focus()
  await press('Control+KeyF')
  const bar = page.getByRole('search', { name: say('find.name') })
  const edges = (element: Element) => {
    const { left, right } = element.getBoundingClientRect()
    return [Math.round(left), Math.round(right)]
  }
  expect(await bar.evaluate(edges)).toEqual(await page.locator('article header').evaluate(edges))
  await press('Escape')
})

/** What is marked, and where it stands: over the text in the window, the text in its frame. */
function highlighted(name: string): Promise<string[]> {
  return running.page.evaluate(highlight => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-text]')?.contentWindow as typeof globalThis | null
    return [globalThis, frame].flatMap(view =>
      [...(view?.CSS.highlights.get(highlight) ?? [])].map(
        range => `${range.startContainer.parentElement?.localName} ${range}`,
      ),
    )
  }, name)
}

test('vowel marks are hidden and shown; the text that is kept has them', async () => {
  const { page } = running
  await expect.poll(() => heading().textContent()).toContain('مَكْتَبَةُ')
  await heading().focus()
  await press('Shift+KeyV')
  await expect.poll(() => heading().textContent()).toBe('مكتبة الأحياء تعير قراءها ثلاثة كتب')
  await expect.poll(() => body().textContent()).toContain('الكتاب يعود حين يقرأ.')
  const search = await page.evaluate(wish => window.reader.request.search(wish), searchWish('مكتبة', 'best'))
  expect(search.ok && search.value?.hits[0]?.row.title).toBe(VOWELLED)
  await choose(say('commands.toggleVowels'))
  await expect.poll(() => heading().textContent()).toBe(VOWELLED)
  await expect.poll(() => body().textContent()).toContain('حين يُقرأ')
})

test('the article alone, and back', async () => {
  const { page } = running
  const list = page.getByRole('listbox', { name: say('timeline.name') })
  await heading().focus()
  await press('KeyF')
  await expect.poll(() => list.isVisible()).toBe(false)
  expect(await page.getByRole('treegrid').isVisible()).toBe(false)
  expect(await page.locator('[data-headline-bar]').count()).toBe(0)
  await heard(say('commands.focusModeOn'))
  await press('Escape')
  await expect.poll(() => list.isVisible()).toBe(true)
})

test('length of lines, space between them and the font follow the settings at once', async () => {
  const { page } = running
  const looks = () =>
    page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-text]')
      const style = frame?.contentWindow?.getComputedStyle(frame.contentWindow.document.body)
      return [frame?.clientWidth ?? 0, Number.parseFloat(style?.lineHeight ?? ''), style?.fontFamily ?? ''] as const
    })
  const before = await looks()
  await page.evaluate(() =>
    window.reader.request.changeSettings({ measure: 'narrow', lineHeight: 'open', readingFace: 'plain' }),
  )
  await expect.poll(async () => (await looks())[0]).toBeLessThan(before[0])
  const after = await looks()
  expect(after[1]).toBeGreaterThan(before[1])
  expect(after[2]).not.toBe(before[2])
  await page.evaluate(() =>
    window.reader.request.changeSettings({ measure: 'usual', lineHeight: 'usual', readingFace: 'naskh' }),
  )
  await expect.poll(looks).toEqual(before)
})

test('a link says where it leads, to the eye and to the ear', async () => {
  const { page } = running
  const link = body().getByRole('link', { name: 'عن المكتبة' })
  const host = new URL(newspapers.origin).host
  expect(await link.getAttribute('aria-description')).toBe(say('article.opensIn', { host }))
  await link.hover()
  await page.locator('[data-article]').getByText(host).last().waitFor()
})

test('a page that is gone is told, and opened only if the reader says so', async () => {
  const { app, page } = running
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async address => void opened.push(address)
  })
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  await heading().focus()
  await press('KeyV')
  await page.getByText(say('article.sourceGone')).first().waitFor()
  expect(await opened()).toEqual([])
  expect(await body().textContent()).toContain('فتحت مكتبة الحي')

  await page.getByRole('button', { name: say('article.openAnyway') }).click()
  await expect.poll(opened).toEqual([`${newspapers.origin}/article/h1`])
  await page.locator('article').getByText(say('article.sourceGone')).waitFor({ state: 'detached' })

  await open(FRENCH)
  expect(await page.locator('article').getByText(say('article.sourceGone')).count()).toBe(0)
})

test('the place where the reader stopped is found again, also after a restart', async () => {
  await running.page.setViewportSize({ width: 1280, height: 420 })
  const pane = () => running.page.locator('[data-article]')
  const top = () => pane().evaluate(element => element.scrollTop)
  await open(LONG)
  await expect.poll(() => pane().evaluate(element => element.scrollHeight - element.clientHeight)).toBeGreaterThan(300)
  await pane().hover()
  await running.page.mouse.wheel(0, 260)
  await expect.poll(top).toBeGreaterThan(200)
  const stopped = await atRest(top)
  await open(FRENCH)
  await expect.poll(top).toBe(0)
  await open(LONG)
  await expect.poll(async () => Math.abs((await top()) - stopped)).toBeLessThan(30)

  await running.quit()
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, ...UNDER_CLOCK })
  await running.page.setViewportSize({ width: 1280, height: 420 })
  await running.page.getByRole('option', { name: LONG }).waitFor()
  await open(LONG)
  await expect.poll(async () => Math.abs((await top()) - stopped)).toBeLessThan(60)
  await running.page.setViewportSize({ width: 1280, height: 800 })
})

test('a picture opens large, by keyboard, and gives the focus back', async () => {
  const { page } = running
  await open(VOWELLED)
  const picture = body().getByRole('img', { name: 'منارة' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  await picture.focus()
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: 'منارة' })
  await dialog.waitFor()
  await dialog.getByText('المنارة عند الغروب').waitFor()
  const width = () => dialog.getByRole('img').evaluate(image => image.getBoundingClientRect().width)
  const before = await width()
  await press('+')
  await expect.poll(width).toBeGreaterThan(before)
  await press('0')
  await expect.poll(width).toBe(before)
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => picture.evaluate(image => image.ownerDocument.activeElement === image)).toBe(true)

  await heading().focus()
  await press('KeyZ')
  await dialog.waitFor()
  await dialog.getByRole('button', { name: say('zoom.close') }).click()
  await dialog.waitFor({ state: 'detached' })
})

const clipboard = () => running.app.evaluate(({ clipboard: board }) => board.readText())
/** Newer builds of Electron read it in another way. */
const copiedMarkup = () =>
  running.app.evaluate(({ clipboard: board }) => String(Reflect.get(board, 'readHTML')?.call(board) ?? ''))

test('H-23 an article is copied as text and as a citation, without markup', async () => {
  await open(VOWELLED)
  await heading().focus()
  await press('Control+Shift+KeyC')
  await heard(say('paper.textCopied'))
  const text = await clipboard()
  const lines = text.split('\n\n')
  expect(lines[0]).toBe(VOWELLED)
  expect(lines).toEqual(expect.arrayContaining(['كيف تستعير', 'رواية', 'الكتاب يعود حين يُقرأ.', 'السبت – 9']))
  expect(lines.at(-1)).toBe(`${newspapers.origin}/article/h1`)

  await press('KeyC')
  await heard(say('paper.citationCopied'))
  const citation = await clipboard()
  expect(citation.split('\n')[0]).toBe(`«${VOWELLED}»، جريدة الميناء، 20 نونبر 2026.`)
  expect(citation.split('\n')[1]).toBe(`${newspapers.origin}/article/h1`)
  expect(citation).toContain(say('paper.readOn', { date: '' }).trim())
})

test('H-23 what is copied out of a hostile article by hand is clean', async () => {
  await open(HOSTILE)
  await body().click()
  await press('Control+KeyA')
  await press('Control+KeyC')
  await expect.poll(clipboard).toContain('نص المقال.')
  // Links and films are links to what they name: nothing asks for it before somebody clicks.
  const markup = (await copiedMarkup()).replace(/<a [^>]*href="[^"]*\/evil\/(?:link|video|audio)"[^>]*>/gi, '')
  expect(markup).not.toMatch(/<(?:script|iframe|form|input|svg|object|link|meta http)|\son\w+=|javascript:|\/evil\//i)
})

test('H-23 nothing of an article can be dragged out of it, a link or a picture least of all', async () => {
  await open(HOSTILE)
  const stopped = await running.page.evaluate(() => {
    const page = document.querySelector<HTMLIFrameElement>('[data-text]')?.contentDocument
    return [...(page?.querySelectorAll('a, img, p') ?? [])].map(
      element => !element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
    )
  })
  expect(stopped.length).toBeGreaterThan(1)
  expect(stopped).not.toContain(false)
})

/** As a PDF writes the name of its document. */
function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}

test('an article is saved as PDF with its picture, and nothing of it is left open', async () => {
  const { app } = running
  const file = `${folder.path}/article.pdf`
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: async (...given: { defaultPath?: string }[]) => {
        Object.assign(globalThis, { asked: given.at(-1)?.defaultPath })
        return { canceled: false, filePath }
      },
    })
  }, file)
  await open(VOWELLED)
  await heading().focus()
  await press('Control+Shift+KeyS')
  await heard(say('paper.saved', { file: 'article.pdf' }))
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe(`${VOWELLED}.pdf`)
  const pdf = readFileSync(file)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('/Subtype /Image')).toBe(true)
  expect(pdf.length).toBeGreaterThan(8_000)
  expect(pdf.includes(`/Title <FEFF${utf16(VOWELLED)}>`)).toBe(true)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

const directionMenu = async (choice: 'sources.directionLeft' | 'sources.directionRight') => {
  const { page } = running
  await page.getByRole('row', { name: 'جريدة الميناء' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('sources.reading') }).press('Enter')
  await page.getByRole('menuitemradio', { name: say(choice) }).press('Enter')
  await heard(say('sources.readingChosen', { source: 'جريدة الميناء' }))
}

test('a newspaper has a direction of its own, at once wherever its words are, until that is taken back', async () => {
  const { page } = running
  await open(VOWELLED)
  // A bar that moves would leave out what is in the other direction.
  await page.evaluate(() => window.reader.request.changeSettings({ otherHeadlines: 'paged' }))
  const shown = () =>
    Promise.all([
      page.frameLocator('[data-text]').locator('html').getAttribute('dir'),
      heading().getAttribute('dir'),
      page.getByRole('option', { name: VOWELLED }).getAttribute('dir'),
      page.getByRole('option', { name: FRENCH }).getAttribute('dir'),
      page.locator('[data-headline-bar] bdi', { hasText: VOWELLED }).getAttribute('dir'),
    ])
  expect(await shown()).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'rtl'])
  await directionMenu('sources.directionLeft')
  await expect.poll(shown).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'ltr'])
  await press('Control+KeyZ')
  await heard(say('app.undone'))
  await expect.poll(shown).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'rtl'])
  await page.evaluate(() => window.reader.request.changeSettings({ otherHeadlines: 'leftOut' }))
})

test('two versions of an article stand side by side, what changed marked by more than colour', async () => {
  const { page } = running
  newspapers.rewrite(LONG, `${LONG} بقليل`, '<p>سطر من مقال قصير صار.</p>')
  // Within a minute nobody is asked twice.
  await setAhead(running, 2 * MINUTE)
  await press('Escape')
  await page.getByRole('button', { name: say('sync.start') }).click()
  await page.getByRole('option', { name: `${LONG} بقليل` }).waitFor()
  await open(`${LONG} بقليل`)
  await page.getByRole('button', { name: say('versions.changed', { count: 1 }) }).waitFor()
  await heading().focus()
  await press('KeyD')
  const dialog = page.getByRole('dialog', { name: say('versions.name') })
  await dialog.getByRole('insertion').first().waitFor()
  expect(await dialog.getByRole('insertion').first().textContent()).toContain('بقليل')
  expect(await dialog.getByRole('deletion').first().textContent()).toContain('طويل')
  const lines = await dialog
    .getByRole('deletion')
    .first()
    .evaluate(element => getComputedStyle(element).textDecorationLine)
  expect(lines).toBe('line-through')
  await press('Escape')
})
