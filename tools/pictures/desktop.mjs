// The bar in a window of its own, and what the settings say about the desktop: as they are, and at 200 % in a narrow window.
import { mkdir, writeFile } from 'node:fs/promises'
import { openSample, openWindow, wordsOf } from './window.mjs'

const SETTLING = 700
const LOOKS = [
  { name: 'light', theme: 'light', size: [900, 900], interfaceSize: 100 },
  { name: 'dark', theme: 'dark', size: [900, 900], interfaceSize: 100 },
  { name: 'zoomed', theme: 'light', size: [700, 900], interfaceSize: 200 },
]

export async function takeDesktop(folder) {
  const window = await openWindow(folder)
  const { app, page } = window
  await openSample(page)
  const [bar] = await Promise.all([app.waitForEvent('window'), window.show({ barWindow: true, tray: true })])
  await bar.getByRole('region').waitFor()
  for (const { name, theme, size, interfaceSize } of LOOKS) {
    await window.size(size)
    for (const language of ['ar', 'fr']) {
      const t = wordsOf(language)
      await window.show({ language, theme, interfaceSize })
      await bar.waitForTimeout(SETTLING)
      await mkdir(`${folder}/desktop`, { recursive: true })
      await writeFile(`${folder}/desktop/bar-${language}-${name}.png`, await pictureOf(app), 'base64')
      await page.keyboard.press('Control+Comma')
      await page.getByRole('heading', { name: t('desktop.group') }).scrollIntoViewIfNeeded()
      await page.getByText(t('desktop.startAtLogin')).scrollIntoViewIfNeeded()
      await window.shoot(`desktop/settings-${language}-${name}`)
      await page.keyboard.press('Escape')
    }
  }
  await window.close()
}

/** Its whole window, which Playwright's own picture of a page that is drawn larger does not hold. In base 64. */
function pictureOf(app) {
  return app.evaluate(async ({ BrowserWindow }) => {
    const bar = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/bar.html'))
    return (await bar.webContents.capturePage()).toPNG().toString('base64')
  })
}
