// What a layout must survive: extremes of length, tables, failures, a sync on its way.
import { LIST_WITH_FAULTS, LONGEST, MIXED, openOddPapers, SHORTEST, TABLE } from './odd-paper.mjs'
import { SIZES } from './sample.mjs'
import { dismissMessage, openRow, openWindow, synced, wordsOf } from './window.mjs'

const ARTICLES = { table: TABLE, longest: LONGEST, shortest: SHORTEST, everything: MIXED }
const LOOKS = [
  ['ar', 'light'],
  ['fr', 'dark'],
]

export async function takeOdd(folder) {
  const papers = await openOddPapers()
  try {
    const startedAt = Date.now()
    const window = await openWindow(folder, papers)
    await synced(window.page)
    await takeFailures(window)
    await takeImportQuestion(window)
    await dismissMessage(window.page, wordsOf(LOOKS.at(-1)[0]))
    for (const size of SIZES) {
      await window.size(size)
      await takeArticles(window, size)
    }
    await takeVersions(window, papers, startedAt)
    await window.close()
  } finally {
    await papers.stop()
  }
}

/** No server is asked twice within a minute. */
const ASKED_AGAIN = 62_000

async function takeVersions(window, papers, startedAt) {
  const { page } = window
  papers.rewrite()
  await page.waitForTimeout(Math.max(0, startedAt + ASKED_AGAIN - Date.now()))
  await page.keyboard.press('KeyR')
  const changed = page.locator('[data-timeline] [role=option]', { hasText: 'تسع ساعات' })
  await changed.waitFor()
  for (const size of [SIZES[0], SIZES.at(-1)]) {
    await window.size(size)
    for (const [language, theme] of LOOKS) {
      await window.show({ language, theme })
      await page.keyboard.press('Digit2')
      await openRow(page, 'تسع ساعات')
      await page.keyboard.press('KeyD')
      await page.getByRole('dialog').waitFor()
      await window.shoot(`odd/versions-${language}-${theme}-${size.join('x')}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
  }
}

async function takeArticles(window, size) {
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    for (const [name, headline] of Object.entries(ARTICLES)) {
      await window.page.keyboard.press('Digit2')
      await openRow(window.page, headline)
      await window.shoot(`odd/${name}-${language}-${theme}-${size.join('x')}`)
      await window.page.keyboard.press('Escape')
    }
  }
}

async function takeFailures(window) {
  const { page } = window
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    await window.shoot(`odd/failed-sources-${language}-${theme}`)
    await page.getByRole('button', { name: wordsOf(language)('sync.failed', { count: 6 }) }).click()
    await window.shoot(`odd/failures-${language}-${theme}`)
    await page.keyboard.press('Escape')
  }
}

async function takeImportQuestion(window) {
  const { page } = window
  await page.evaluate(dropList, LIST_WITH_FAULTS)
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    await window.shoot(`odd/import-question-${language}-${theme}`)
  }
  await page.keyboard.press('Escape')
}

/** Runs in the page: what letting go of a file over the window does. */
function dropList(opml) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([opml], 'list.opml'))
  document.querySelector('#app > div').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
}
