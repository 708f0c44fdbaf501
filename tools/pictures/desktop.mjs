// The bar in a window of its own, and what the settings say about the desktop.
import { openSample, openWindow, wordsOf } from './window.mjs'

const SETTLING = 700

export async function takeDesktop(folder) {
  const window = await openWindow(folder)
  const { app, page } = window
  await openSample(page)
  const [bar] = await Promise.all([app.waitForEvent('window'), window.show({ barWindow: true, tray: true })])
  await bar.getByRole('region').waitFor()
  await window.size([900, 900])
  for (const language of ['ar', 'fr'])
    for (const theme of ['light', 'dark']) {
      const t = wordsOf(language)
      await window.show({ language, theme })
      await bar.waitForTimeout(SETTLING)
      await bar.screenshot({ path: `${folder}/desktop/bar-${language}-${theme}.png` })
      await page.keyboard.press('Control+Comma')
      await page.getByRole('heading', { name: t('desktop.group') }).scrollIntoViewIfNeeded()
      await page.getByText(t('desktop.startAtLogin')).scrollIntoViewIfNeeded()
      await window.shoot(`desktop/settings-${language}-${theme}`)
      await page.keyboard.press('Escape')
    }
  await window.close()
}
