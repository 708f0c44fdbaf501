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
    const window = await openWindow(folder, papers)
    await synced(window.page)
    await takeFailures(window)
    await takeImportQuestion(window)
    await dismissMessage(window.page, wordsOf(LOOKS.at(-1)[0]))
    for (const size of SIZES) {
      await window.size(size)
      await takeArticles(window, size)
    }
    await window.close()
  } finally {
    await papers.stop()
  }
}

async function takeArticles(window, size) {
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    for (const [name, headline] of Object.entries(ARTICLES)) {
      await window.page.keyboard.press('Digit1')
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
