// A real reader's morning: two hundred newspapers, from the farm of test sites where it is beside the project.
import { farmFiles, startFarm } from '../bench/farm.mjs'
import { LANGUAGES, SIZES } from './sample.mjs'
import { dismissMessage, openRow, openWindow, synced, wordsOf } from './window.mjs'

const LOOKS = [
  ['ar', 'light'],
  ['ar', 'sepia'],
  ['fr', 'dark'],
]

export async function takeFarm(folder) {
  const files = farmFiles()
  if (!files) return console.error('Left out: the farm of test sites (../shared/bench) is not beside the project.')
  const farm = await startFarm(files)
  try {
    const opml = await (await fetch(farm.opmlUrl)).text()
    const window = await openWindow(folder, { opml, allow: farm.allow })
    await synced(window.page)
    await openRow(window.page, 2)
    await dismissMessage(window.page, wordsOf('ar'))
    for (const size of SIZES) await takeSize(window, size)
    await window.close()
  } finally {
    await farm.stop()
  }
}

async function takeSize(window, size) {
  await window.size(size)
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    await window.shoot(`farm/${language}-${theme}-${size.join('x')}`)
  }
  await window.page.keyboard.press('Slash')
  await window.page.locator('search input').waitFor()
  await window.page.keyboard.insertText('الاقتصاد')
  await window.page.locator('mark').first().waitFor()
  await window.shoot(`farm/${LANGUAGES[1]}-search-${size.join('x')}`)
  await window.page.keyboard.press('Escape')
  await window.page.keyboard.press('Escape')
}
