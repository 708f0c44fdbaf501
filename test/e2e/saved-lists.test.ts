// A list of saved articles from another program, in the real app: taken in, its missing texts fetched, and there after a restart.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { NO_FILTERS, searchWish } from '../../shared/contract/search.ts'
import { netNewsWire, omnivoreExport } from '../parse/collections/foreign.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { ownWords } from './own-words.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const NAMED = 'فوانيس السوق القديم'
const GONE = 'صفحة لم تعد هناك'
const STARRED = 'نجمة فوق المرفأ'
const PACKED = 'قمر في الصندوق'
const WORDS = ownWords('lantern', 200)

const folder = temporaryFolder()
let press: Press
let running: RunningApp

beforeAll(async () => {
  press = await openPress()
  press.print('صدى الأطلس', { title: 'خبز الصباح', html: `<p>${ownWords('bread', 30)}</p>` })
  const paragraphs = Array.from({ length: 4 }, () => `<p>${WORDS}</p>`).join('')
  press.put(
    '/lanterns',
    'text/html',
    `<html lang="ar"><title>${NAMED}</title><article><h1>${NAMED}</h1>${paragraphs}</article></html>`,
  )
  running = await start(['--import', writeOpml(folder.path, press.opml())])
  await running.page.locator('[data-timeline] [role=option]').first().waitFor()
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

function start(args: readonly string[] = []): Promise<RunningApp> {
  return launch({ profile: join(folder.path, 'profile'), allow: press.allow, args })
}

async function choose(command: Parameters<typeof say>[0]): Promise<void> {
  const { page } = running
  await page.keyboard.press('Control+KeyK')
  // Letters of no key come as a text, which only a field that is there can take.
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.insertText(say(command))
  await page
    .getByRole('option', { name: say(command) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

async function importList(text: string): Promise<void> {
  const path = join(folder.path, 'list.html')
  writeFileSync(path, text)
  await importFile(path)
}

async function importFile(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, path)
  await choose('exchange.import')
}

const textOf = (title: string) =>
  running.page.evaluate(
    async wish => {
      const found = await window.reader.request.search(wish)
      const ref = found.ok ? found.value?.hits[0]?.row.ref : undefined
      if (!ref) return null
      const article = await window.reader.request.readArticle(ref)
      return article.ok ? article.value.html : null
    },
    searchWish(title, 'newest', { ...NO_FILTERS, bookmarked: true }),
  )

test('a file that is no list says so in words, and nothing has changed', async () => {
  await importList('<p>لا روابط هنا</p>')
  await running.page.getByText(say('failure.notACollection')).first().waitFor()
})

test('a list of a browser becomes bookmarks in folders with tags, and says how many have no text yet', async () => {
  await importList(`<!DOCTYPE NETSCAPE-Bookmark-file-1><H1>Bookmarks</H1><DL><p>
    <DT><H3>أسواق</H3><DL><p>
      <DT><A HREF="${press.origin}/lanterns" ADD_DATE="1714980489" TAGS="نور">${NAMED}</A>
      <DT><A HREF="${press.origin}/gone" ADD_DATE="1714980489">${GONE}</A>
    </DL><p></DL>`)
  await running.page
    .getByText(say('exchange.withoutText', { count: 2 }))
    .first()
    .waitFor()
  const marks = await running.page.evaluate(async () => {
    const [folders, tags] = [await window.reader.request.listFolders(), await window.reader.request.listTags()]
    return {
      folders: folders.ok && folders.value.map(({ title }) => title),
      tags: tags.ok && tags.value.map(({ name }) => name),
    }
  })
  expect(marks).toEqual({ folders: ['أسواق'], tags: ['نور'] })
})

test('the missing texts are fetched; a page that is gone keeps its name, and both are there after a restart', async () => {
  await running.page.getByRole('button', { name: say('exchange.fetch') }).click()
  await running.page
    .getByText(say('exchange.notFetched', { count: 1 }))
    .first()
    .waitFor()
  await running.quit()
  running = await start()
  await expect.poll(() => textOf(NAMED)).toContain(WORDS.slice(0, 40))
  await expect.poll(() => textOf(GONE)).toBe('')
})

test('the database of NetNewsWire and the export of Omnivore come in with their texts; another database says what it is', async () => {
  const place = join(folder.path, 'reader')
  mkdirSync(place)
  const stars = [
    {
      id: '1',
      url: `${press.origin}/star`,
      title: STARRED,
      html: `<p>${ownWords('star', 40)}</p>`,
      arrivedAt: Date.now(),
    },
  ]
  const database = netNewsWire(place, stars)
  await importFile(join(place, 'DB.sqlite3'))
  await expect.poll(() => textOf(STARRED)).toContain(ownWords('star', 40).slice(0, 40))
  database.exec('ALTER TABLE statuses RENAME TO others')
  database.close()
  await importFile(join(place, 'DB.sqlite3'))
  await running.page.getByText(say('failure.otherDatabase')).first().waitFor()

  const html = `<p>${ownWords('moon', 40)}</p>`
  await importFile(await omnivoreExport(place, [{ slug: 'moon', url: `${press.origin}/moon`, title: PACKED, html }]))
  await expect.poll(() => textOf(PACKED)).toContain(ownWords('moon', 40).slice(0, 40))
})
