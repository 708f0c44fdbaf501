// Searching: what is read and chosen as chips, counts above and beside, nothing found, saved searches, the opened article.
import { openFrontPapers } from './front-papers.mjs'
import { LANGUAGES, SIZES, THEMES } from './sample.mjs'
import { dismissMessage, openWindow, synced, USUAL_SIZE, wordsOf } from './window.mjs'

const PAPERS = 20
const WORDS = 'ميناء'
const ASKED = 'ميناء الواحة -الحبوب "عشرون ألف" ☀'
/** A search is asked for when the typing pauses, and its counts a little later. */
const COUNTED = 900
/** Of two panes, where the list is drawn wide. */
const WIDE_LIST = 760

export async function takeSearch(folder) {
  const papers = await openFrontPapers({ papers: PAPERS, withPictures: true })
  try {
    const window = await openWindow(folder, papers)
    await synced(window.page)
    await dismissMessage(window.page, wordsOf('ar'))
    for (const size of SIZES) {
      await window.size(size)
      for (const language of LANGUAGES) {
        for (const theme of THEMES) {
          await window.show({ language, theme })
          await takeFound(window, `${language}-${theme}-${size.join('x')}`, wordsOf(language))
        }
      }
    }
    await window.size(USUAL_SIZE)
    await takeParts(window)
    await window.close()
  } finally {
    await papers.stop()
  }
}

async function takeFound(window, name, t) {
  const { page } = window
  await search(window, WORDS)
  const open = page.getByRole('button', { name: t('search.counts.name') })
  if ((await open.isVisible()) && (await open.getAttribute('aria-expanded')) === 'false') await open.click()
  await page.evaluate(() => document.activeElement.blur())
  await window.shoot(`search/found-${name}`)
  await leave(window)
}

async function takeParts(window) {
  const { page } = window
  for (const [language, theme] of [
    ['ar', 'light'],
    ['fr', 'dark'],
  ]) {
    const t = wordsOf(language)
    await window.show({ language, theme })
    const shoot = name => window.shoot(`search/${name}-${language}-${theme}`)

    await page.keyboard.press('Slash')
    await shoot('start')
    await search(window, ASKED)
    await shoot('read')
    await page.keyboard.press('Control+Shift+KeyE')
    await page.getByRole('menuitem').first().waitFor()
    await shoot('menu')
    await page.getByRole('menuitem', { name: t('search.narrow.sources') }).click()
    await page.getByRole('option').first().waitFor()
    await shoot('newspapers')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+KeyE')
    await page.getByRole('menuitem', { name: t('search.narrow.time') }).click()
    await page.getByRole('menuitemradio').last().click()
    await page.getByRole('dialog').waitFor()
    await page.locator('input[type=date]').first().fill('2026-11-01')
    await shoot('dates')
    await page.keyboard.press('Escape')

    await search(window, 'قنطرت')
    await shoot('nothing')
    await search(window, WORDS)
    await page.keyboard.press('Control+Shift+KeyB')
    await page.getByRole('dialog').waitFor()
    await shoot('naming')
    await page.keyboard.press('Enter')
    await page.locator('[data-kind=search]').first().waitFor()
    await dismissMessage(page, t)
    await shoot('saved')
    await page.locator('#search-results [role=option]').first().click()
    await page.locator('[data-of-search]').waitFor()
    await page.keyboard.press('F3')
    await shoot('article')
    await page.locator('[data-kind=search]').first().click({ button: 'right' })
    await page.getByRole('menu').waitFor()
    await shoot('saved-menu')
    await page.keyboard.press('Escape')
    await window.show({ listWidth: WIDE_LIST })
    await shoot('wide')
    await window.show({ listWidth: 400 })
    await page.getByRole('button', { name: t('saved.isSaved') }).click()
    await dismissMessage(page, t)
    await leave(window)
  }
}

async function search({ page }, words) {
  if (!(await page.locator('search [role=combobox]').isVisible())) await page.keyboard.press('Slash')
  await page.locator('search [role=combobox]').fill(words)
  await page.waitForTimeout(COUNTED)
}

async function leave({ page }) {
  const field = page.locator('search [role=combobox]')
  await field.fill('')
  await field.press('Escape')
}
