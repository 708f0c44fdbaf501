// What the reader watches for: the page, and what is marked in the list and on the front page.
import { openSample, openWindow, wordsOf } from './window.mjs'

const SIZES = [
  [1440, 900],
  [700, 900],
]
const BACK_AGAIN = 600

export async function takeWatches(folder) {
  const window = await openWindow(folder)
  const { page } = window
  await openSample(page)
  await watch(page, { words: 'المدينة', deed: 'tell' })
  await watch(page, { words: 'البحر', field: 'headline', deed: 'mute', until: Date.now() + 7 * 86_400_000 })
  await watch(page, { words: '«la mer»', deed: 'highlight' })
  for (const size of SIZES) {
    await window.size(size)
    for (const language of ['ar', 'fr']) {
      for (const theme of ['light', 'dark']) {
        await window.show({ language, theme })
        const name = `${language}-${theme}-${size[0]}`
        await window.shoot(`watches/list-${name}`)
        await page.keyboard.press('Digit1')
        await page.keyboard.press('Shift+KeyR')
        await page.waitForTimeout(BACK_AGAIN)
        await window.shoot(`watches/front-${name}`)
        await page.keyboard.press('Digit2')
        const t = wordsOf(language)
        await page.keyboard.press('Control+KeyK')
        await page.locator('input').last().waitFor()
        await page.keyboard.insertText(t('watches.name'))
        await page.keyboard.press('Enter')
        const words = page.getByRole('textbox', { name: t('watches.words') })
        await words.fill(language === 'ar' ? 'كتاب' : 'poisson')
        await page.waitForTimeout(BACK_AGAIN)
        await window.shoot(`watches/page-${name}`)
        await page.getByRole('heading', { name: t('watches.mine') }).scrollIntoViewIfNeeded()
        await page
          .getByRole('button', { name: t('watches.remove') })
          .last()
          .scrollIntoViewIfNeeded()
        await window.shoot(`watches/mine-${name}`)
        await page.keyboard.press('Escape')
        await page.waitForTimeout(BACK_AGAIN)
      }
    }
  }
  await window.close()
}

async function watch(page, wanted) {
  const usual = { field: 'anywhere', place: { kind: 'all' }, until: null }
  await page.evaluate(given => globalThis.window.reader.request.makeWatch(given), { ...usual, ...wanted })
}
