// The library: folders, tags, notes and highlights; alone, beside an article, in both languages, and in a narrow window.
import { openFrontPapers } from './front-papers.mjs'
import { dismissMessage, openWindow, synced, USUAL_SIZE, wordsOf } from './window.mjs'

const PAPERS = 8
const KEPT = 26
const SIZES = [
  [1440, 900],
  [1024, 700],
  [700, 900],
]
const DRAWN = 900

export async function takeShelf(folder) {
  const papers = await openFrontPapers({ papers: PAPERS, withPictures: true })
  try {
    const window = await openWindow(folder, papers)
    await synced(window.page)
    await dismissMessage(window.page, wordsOf('ar'))
    await window.page.keyboard.press('Digit3')
    await window.page.waitForTimeout(DRAWN)
    await window.shoot('shelf/empty')
    const { folder: chosen } = await window.page.evaluate(fill, KEPT)
    for (const size of SIZES) {
      await window.size(size)
      for (const language of ['ar', 'fr']) {
        for (const theme of ['light', 'dark']) {
          await window.show({ language, theme })
          await takeAll(window, `${language}-${theme}-${size[0]}`)
        }
      }
    }
    await window.size(USUAL_SIZE)
    await window.show({ language: 'ar', theme: 'sepia' })
    await takeParts(window, wordsOf('ar'), chosen)
    await window.close()
  } finally {
    await papers.stop()
  }
}

async function takeAll(window, name) {
  const { page } = window
  await page.keyboard.press('Digit2')
  await page.keyboard.press('Digit3')
  await page.waitForTimeout(DRAWN)
  await window.shoot(`shelf/whole-${name}`)
  await page.locator('[data-shelf] [data-timeline] [role=row]').first().click()
  await page.waitForTimeout(DRAWN)
  await window.shoot(`shelf/beside-${name}`)
  await page.locator('[data-note]').scrollIntoViewIfNeeded()
  await window.shoot(`shelf/under-${name}`)
  await page.keyboard.press('Shift+Digit3')
  await page.waitForTimeout(DRAWN)
  await window.shoot(`shelf/notes-${name}`)
}

async function takeParts(window, t, folder) {
  const { page } = window
  await page.keyboard.press('Digit2')
  await page.keyboard.press('Digit3')
  await page.waitForTimeout(DRAWN)
  await page.locator(`[data-key="folder ${folder}"]`).click()
  await page.waitForTimeout(DRAWN)
  await window.shoot('shelf/folder')
  await page.locator(`[data-key="folder ${folder}"]`).click({ button: 'right' })
  await page.getByRole('menu').waitFor()
  await window.shoot('shelf/folder-menu')
  await page.getByRole('menuitem', { name: t('exports.open') }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(DRAWN)
  await window.shoot('shelf/export')
  await page.keyboard.press('Escape')
  await page.locator('[data-shelf] [data-timeline] [role=row]').first().focus()
  await page.keyboard.press('KeyO')
  await page.getByRole('dialog').waitFor()
  await window.shoot('shelf/filing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Space')
  await window.shoot('shelf/chosen')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: t('shelf.clear') }).click()
  await page.locator('[data-shelf] [data-timeline] [role=row]').first().click()
  await page.locator('[data-note]').waitFor()
  await page
    .getByRole('button', { name: t('shelf.editHighlight') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await window.shoot('shelf/highlight')
}

/** Runs in the page. */
async function fill(most) {
  const { request } = globalThis.window.reader
  const value = async answer => {
    const { ok, value: given, ...failure } = await answer
    if (!ok) throw new Error(JSON.stringify(failure))
    return given
  }
  const opened = await value(request.openList({ scope: { kind: 'all' }, unreadSince: null }, null))
  const refs = opened.rows.filter((_, at) => at % 2 === 0).map(({ ref }) => ref)
  const kept = refs.slice(0, most)
  // What was kept last stands first, and has most to show.
  for (const ref of kept.toReversed()) await value(request.bookmark(ref))
  const research = await value(request.makeFolder('بحث التخرج', null))
  const ports = await value(request.makeFolder('الموانئ والتجارة', research))
  await value(request.makeFolder('مدن الساحل', research))
  const reread = await value(request.makeFolder('أقرؤها مرة أخرى', null))
  const french = await value(request.makeFolder('À relire', null))
  await value(request.putInFolder(kept.slice(0, 5), ports))
  await value(request.putInFolder(kept.slice(5, 8), research))
  await value(request.putInFolder(kept.slice(8, 13), reread))
  await value(request.putInFolder(kept.slice(13, 15), french))
  const tags = ['اقتصاد', 'الماء', 'تعليم', 'ثقافة', 'culture', 'مراجع الفصل الثاني']
  for (const [at, ref] of kept.entries()) {
    if (at % 4 !== 3) await value(request.tag([ref], tags[at % tags.length]))
    if (at % 5 === 0) await value(request.tag([ref], tags[(at + 1) % tags.length]))
  }
  const notes = [
    'قارنه بما قيل العام الماضي، فالأرقام لا تتفق.\nأنظر في التقرير السنوي.',
    'مدخل جيد للفصل الثاني',
    'À citer dans l’introduction.',
  ]
  for (const [at, note] of notes.entries()) await value(request.writeNote(kept[at * 3], note))
  for (const [at, ref] of [kept[0], kept[0], kept[1], kept[4], kept[9]].entries()) {
    const { html } = await value(request.readArticle(ref))
    const text = html.replace(/<[^>]+>/g, ' ')
    const words = text.split(/\s+/).filter(word => word !== '')
    const quote = words.slice(6 + at * 9, 18 + at * 9).join(' ')
    if (quote === '') continue
    const start = text.indexOf(words[6 + at * 9] ?? '')
    const selector = { quote, prefix: '', suffix: '', start: Math.max(0, start) }
    await value(request.highlight(ref, selector, at % 2 === 0 ? 'هذا أوضح ما قيل في المسألة.' : ''))
  }
  return { folder: research }
}
