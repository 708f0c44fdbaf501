// The front page: the sample's in every look, and with one, twenty and two hundred newspapers, with pictures and without.
import { openFrontPapers } from './front-papers.mjs'
import { SIZES, takeEveryLook } from './sample.mjs'
import { dismissMessage, openWindow, synced, wordsOf } from './window.mjs'

const LOOKS = [
  ['ar', 'light'],
  ['fr', 'dark'],
]
const TWICE = 200

export async function takeFront(folder) {
  const window = await openWindow(folder, { begins: 'front' })
  await window.page.evaluate(() => globalThis.window.reader.request.openSample())
  await printed(window)
  await takeEveryLook(window, 'front')
  await takeZoomed(window)
  await window.close()
  for (const papers of [1, 20, 200]) {
    for (const withPictures of [true, false]) await takePapers(folder, { papers, withPictures })
  }
}

async function takeZoomed(window) {
  await window.size(SIZES[0])
  await window.show({ language: 'ar', theme: 'light', interfaceSize: TWICE })
  await window.shoot('front/zoomed')
}

async function takePapers(folder, wanted) {
  const papers = await openFrontPapers(wanted)
  try {
    const window = await openWindow(folder, { ...papers, begins: 'front' })
    await synced(window.page)
    await printed(window)
    // What came while the first edition was printed is in the next one.
    await window.page.keyboard.press('Shift+KeyR')
    await dismissMessage(window.page, wordsOf('ar'))
    for (const size of SIZES) {
      await window.size(size)
      for (const [language, theme] of LOOKS) {
        await window.show({ language, theme })
        const name = `${wanted.papers}-${wanted.withPictures ? 'pictured' : 'bare'}`
        await window.shoot(`front/${name}-${language}-${theme}-${size.join('x')}`)
      }
    }
    await window.close()
  } finally {
    await papers.stop()
  }
}

function printed({ page }) {
  return page.locator('[data-spot]').first().waitFor()
}
