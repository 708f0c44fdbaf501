// A library of 1,000 bookmarks with pictures through the real app into each of the forms that other programs read.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EXPORT_FORMATS } from '../../shared/contract/exchange.ts'
import { drawPictures, measured, timed, writeArchive } from './archive.mjs'
import { versus } from './numbers.mjs'
import { emptiedProfile } from './profiles.mjs'
import { openToUser, openWindow } from './windows.mjs'

const BOOKMARKS = 1000
const PICTURES = 60
const FILTER = { folder: null, tags: [], month: null, source: null, hasNote: false, hasHighlights: false, words: '' }
const WHAT = { kind: 'shelf', wish: { filter: FILTER, order: 'saved' } }

export async function measureExports({ folder }) {
  const profile = await emptiedProfile(folder, 'exports')
  const given = join(folder, 'given.warraq')
  openToUser(folder)
  const { app, page } = await openWindow('app', folder, profile, { first: 'main' })
  await writeArchive(given, await page.evaluate(drawPictures, PICTURES), BOOKMARKS)
  openToUser(folder)
  const choose = path =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
    }, path)
  await choose(given)
  const archived = (await stat(given)).size / 1e6
  await page.evaluate(timed, ['importArchive'])
  const figures = []
  for (const format of EXPORT_FORMATS) {
    const file = join(folder, `exported.${format}`)
    await choose(['html', 'markdown', 'pdf'].includes(format) ? folder : file)
    const wish = { what: WHAT, format, language: 'ar' }
    const { value, ms, work } = await measured(app, () => page.evaluate(timed, ['exportArticles', wish]))
    if (value.articles !== BOOKMARKS || value.plain > 0) throw new Error(`Not all went out: ${JSON.stringify(value)}`)
    const written = join(folder, value.isFolder ? value.file : `exported.${format}`)
    const megabytes = (await sizeOf(written)) / 1e6
    figures.push(
      versus(`export-${format}`, ms / 1000, 's', 's of all processors', work / 1000),
      versus(`export-${format}-size`, megabytes, 'MB', 'the archive', archived),
    )
    await rm(written, { recursive: true })
  }
  await app.close()
  await rm(given)
  return figures
}

async function sizeOf(path) {
  const found = await stat(path)
  if (!found.isDirectory()) return found.size
  const sizes = await Promise.all((await readdir(path)).map(name => sizeOf(join(path, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}
