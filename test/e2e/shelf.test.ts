// The library in the real app: folder, tag, note and highlight, and all of it after a restart, without its newspaper, and
// without the other file.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Marks } from '../../shared/contract/shelf.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
const PLAIN = 'مقال للمكتبة'
const NOTE = 'أقرأه مرة أخرى'
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  newspapers.publish(PLAIN)
  running = await launch({
    profile,
    allow: newspapers.allow,
    args: ['--import', writeOpml(folder.path, newspapers.opml)],
  })
  await option(PLAIN).waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const option = (title: string) => running.page.getByRole('option', { name: title })
const body = () => running.page.frameLocator('[data-text]').locator('body')
const dialog = () => running.page.getByRole('dialog')
const entry = (title: string) => running.page.locator('[data-shelf]').getByRole('row', { name: title })
const noteField = () => running.page.getByRole('textbox', { name: say('shelf.note') })
const heading = (name: string) => running.page.getByRole('heading', { level: 2, name })
const spoken = (words: string) => running.page.getByText(words).first()
/** Ranges that are painted over the text. */
const painted = () =>
  body().evaluate(element => {
    const { highlights } = (element.ownerDocument.defaultView as Window & typeof globalThis).CSS
    return [...(highlights.get('kept') ?? []), ...(highlights.get('kept-noted') ?? [])].map(String)
  })

async function open(title: string): Promise<void> {
  await option(title).click()
  await heading(title).waitFor()
  await body().locator('p').first().waitFor()
}

async function select(): Promise<string> {
  await body()
    .locator('p')
    .first()
    .dblclick({ position: { x: 250, y: 12 } })
  return await body().evaluate(element => element.ownerDocument.getSelection()?.toString().trim() ?? '')
}

async function marks(): Promise<Marks> {
  const read = await running.page.evaluate(async () => {
    const { request } = window.reader
    const shelf = await request.readShelf(
      {
        filter: { folder: null, tags: [], month: null, source: null, hasNote: false, hasHighlights: false, words: '' },
        order: 'saved',
      },
      0,
    )
    const ref = shelf.ok ? shelf.value.entries[0]?.row.ref : undefined
    return ref ? await request.readMarks(ref) : null
  })
  if (!read?.ok) throw new Error('Nothing is kept.')
  return read.value
}

async function toShelf(): Promise<void> {
  await press('Digit3')
  await entry(PLAIN).waitFor()
}

describe('an article that is kept', () => {
  let word = ''

  test('a selected word is highlighted, and that makes it a bookmark', async () => {
    await open(PLAIN)
    word = await select()
    expect(word).not.toBe('')
    await press('KeyM')
    await spoken(say('shelf.highlighted')).waitFor()
    await running.page.getByRole('button', { name: say('bookmarks.remove') }).waitFor()
    await vi.waitUntil(async () => (await painted()).join() === word)
  })

  test('pressing on it opens its note', async () => {
    await body()
      .locator('p')
      .first()
      .click({ position: { x: 250, y: 12 } })
    await dialog().getByRole('textbox').fill('كلمة مهمة')
    await dialog()
      .getByRole('button', { name: say('shelf.keep') })
      .click()
    await spoken('كلمة مهمة').waitFor()
    expect((await marks()).highlights).toMatchObject([{ quote: word, note: 'كلمة مهمة' }])
  })

  test('a note is kept while it is written, under the text', async () => {
    await heading(PLAIN).focus()
    await press('KeyA')
    await running.page.keyboard.insertText(NOTE)
    await vi.waitUntil(async () => (await marks()).note === NOTE)
    await heading(PLAIN).focus()
    await press('Control+KeyZ')
    await vi.waitUntil(async () => (await marks()).note === '')
    await expect.poll(() => noteField().inputValue()).toBe('')
    await noteField().fill(NOTE)
    await heading(PLAIN).focus()
    await vi.waitUntil(async () => (await marks()).note === NOTE)
    expect(await violations(running.page)).toEqual([])
  })

  test('folder and tags are given by the keyboard alone', async () => {
    await heading(PLAIN).focus()
    await press('KeyO')
    await dialog().waitFor()
    // The tag has the focus; the new folder stands before it.
    await running.page.keyboard.insertText('كتب')
    await press('Enter')
    await dialog().getByRole('button', { name: 'كتب', pressed: true }).waitFor()
    await dialog()
      .getByRole('textbox', { name: say('shelf.newFolder') })
      .focus()
    await running.page.keyboard.insertText('أدب')
    await press('Enter')
    await vi.waitUntil(async () => (await marks()).folderId !== null)
    expect(await violations(running.page)).toEqual([])
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect((await marks()).tags).toMatchObject([{ name: 'كتب' }])
  })
})

describe('the shelf', () => {
  test('shows what was kept, with everything that belongs to it', async () => {
    await toShelf()
    const name = await entry(PLAIN).getAttribute('aria-label')
    for (const part of [say('shelf.hasNote'), say('shelf.highlightCount', { count: 1 }), 'كتب'])
      expect(name).toContain(part)
    await entry(PLAIN).getByText(NOTE).waitFor()
    expect(await violations(running.page)).toEqual([])
  })

  test('is narrowed by folder, tag and words, and shown whole again', async () => {
    const tree = running.page.getByRole('treegrid', { name: say('shelf.folders') })
    await tree.getByRole('row', { name: say('shelf.noFolder') }).click()
    await spoken(say('shelf.nothing')).waitFor()
    await tree.getByRole('row', { name: 'أدب' }).click()
    await entry(PLAIN).waitFor()
    await running.page.locator('[data-shelf] nav').getByRole('button', { name: 'كتب' }).first().click()
    await running.page.getByRole('searchbox', { name: say('shelf.search') }).fill('لاشيءمنهذا')
    await spoken(say('shelf.nothing')).waitFor()
    await running.page
      .getByRole('button', { name: say('shelf.clear') })
      .first()
      .click()
    await entry(PLAIN).waitFor()
  })

  test('is walked by keys, and Enter opens the article beside it', async () => {
    await press('Digit2')
    await option(PLAIN).waitFor()
    await toShelf()
    await press('KeyJ')
    await press('KeyK')
    await vi.waitUntil(() => entry(PLAIN).evaluate(row => row.contains(document.activeElement)))
    await press('Enter')
    await heading(PLAIN).waitFor()
    await vi.waitUntil(async () => (await painted()).length === 1)
    await press('Escape')
    await heading(say('bookmarks.name')).waitFor()
    await running.page.locator('[data-shelf] nav').waitFor()
  })

  test('an article is dragged into a folder by the keyboard', async () => {
    await running.page.evaluate(async () => {
      await window.reader.request.makeFolder('شعر', null)
    })
    const tree = running.page.getByRole('treegrid', { name: say('shelf.folders') })
    await tree.getByRole('row', { name: 'شعر' }).waitFor()
    const before = (await marks()).folderId
    await entry(PLAIN).focus()
    await entry(PLAIN)
      .getByRole('button', { name: say('shelf.drag', { name: PLAIN }) })
      .focus()
    await press('Enter')
    // The first place that takes it has the focus, and says which it is.
    const target = () => running.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await vi.waitUntil(async () => (await target()).includes('أدب'))
    await press('ArrowDown')
    await vi.waitUntil(async () => (await target()).includes('شعر'))
    await press('Enter')
    await vi.waitUntil(async () => (await marks()).folderId !== before)
    await press('Control+KeyZ')
    await vi.waitUntil(async () => (await marks()).folderId === before)
  })

  test('notes and highlights stand on one page, and lead to their place', async () => {
    await press('Shift+Digit3')
    const page = running.page.getByRole('region', { name: say('shelf.allNoted') })
    await page.getByText(NOTE).waitFor()
    expect(await violations(running.page)).toEqual([])
    await page.getByRole('button', { name: say('shelf.goTo') }).click()
    await heading(PLAIN).waitFor()
    await vi.waitUntil(() =>
      body().evaluate(element => {
        const { highlights } = (element.ownerDocument.defaultView as Window & typeof globalThis).CSS
        return highlights.has('kept-current')
      }),
    )
  })

  test('the page of notes is walked by keys, and from an article on it to the next', async () => {
    const [first, second] = await running.page.evaluate(async plain => {
      const { request } = window.reader
      const list = await request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
      const others = list.ok ? list.value.rows.filter(({ title }) => title !== plain) : []
      for (const [place, { ref }] of others.slice(0, 2).reverse().entries())
        await request.writeNote(ref, `رأي ${place}`)
      return others.slice(0, 2).map(({ title }) => title)
    }, PLAIN)
    await press('Shift+Digit3')
    const page = running.page.getByRole('region', { name: say('shelf.allNoted') })
    await page.getByText('رأي 1').waitFor()
    const focused = () => running.page.evaluate(() => document.activeElement?.textContent ?? '')
    await press('KeyJ')
    await expect.poll(focused).toBe(first)
    await press('KeyJ')
    await expect.poll(focused).toBe(second)
    await press('KeyK')
    await expect.poll(focused).toBe(first)
    await press('Enter')
    await heading(first ?? '').waitFor()
    await body().click()
    await press('KeyJ')
    await heading(second ?? '').waitFor()
    await running.page.evaluate(async () => {
      const { request } = window.reader
      const noted = await request.readNoted('رأي', 0)
      for (const { row } of noted.ok ? noted.value.articles : []) await request.removeBookmark(row.ref)
    })
  })

  test('what is removed comes back with all that belonged to it', async () => {
    const before = await marks()
    await toShelf()
    await entry(PLAIN).focus()
    await press('KeyB')
    await entry(PLAIN).waitFor({ state: 'detached' })
    await press('Control+KeyZ')
    await entry(PLAIN).waitFor()
    expect(await marks()).toEqual(before)
  })
})

describe('nothing of it is lost', () => {
  let before: Marks

  test('after a restart', async () => {
    before = await marks()
    await running.page.evaluate(() => window.reader.request.changeSettings({ shelfOrder: 'title' }))
    await running.quit()
    running = await launch({ profile, allow: newspapers.allow })
    await toShelf()
    expect(await marks()).toEqual(before)
    await running.page
      .getByRole('button', { name: say('shelf.orderBy.title') })
      .first()
      .waitFor()
  })

  test('without its newspaper and without the other file', async () => {
    await running.page.evaluate(async () => {
      const { request } = window.reader
      const library = await request.readLibrary()
      for (const { id } of library.ok ? library.value.sources : []) await request.removeSource(id)
    })
    await running.quit()
    for (const end of ['', '-wal', '-shm']) rmSync(join(profile, `cache.db${end}`), { force: true })
    running = await launch({ profile, allow: newspapers.allow })
    await toShelf()
    expect(await marks()).toEqual(before)
    await entry(PLAIN).click()
    await vi.waitUntil(async () => (await painted()).length === 1)
    await expect.poll(() => noteField().inputValue()).toBe(NOTE)
    expect(running.complaints).toEqual([])
  })
})
