// Opens the sample edition in the real app and takes it in every size, language and theme. Runs as an ordinary user.
import { mkdtemp } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { projectRoot } from '../places.mjs'

const SIZES = [
  [1440, 900],
  [1024, 700],
  [700, 900],
]
const LANGUAGES = ['ar', 'fr']
const THEMES = ['light', 'sepia', 'dark']
/** Fonts, pictures and the fade of the theme. */
const SETTLING = 700

const folder = process.argv[2]
const profile = await mkdtemp(join(homedir(), 'profile-'))
const app = await _electron.launch({
  executablePath: process.env.WARRAQ_ELECTRON,
  args: [projectRoot, '--data', profile, '--disable-gpu'],
  chromiumSandbox: true,
})
const page = await app.firstWindow()
await page.setViewportSize({ width: 1440, height: 900 })
await page.getByRole('main').waitFor()
await page.evaluate(() => window.reader.request.openSample())
await page.getByRole('option').nth(1).click()
await page.locator('iframe').waitFor()
for (const [width, height] of SIZES) {
  await page.setViewportSize({ width, height })
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      await page.evaluate(change => window.reader.request.changeSettings(change), { language, theme })
      await page.mouse.move(width / 2, height - 20)
      await page.waitForTimeout(SETTLING)
      await page.screenshot({ path: join(folder, `${language}-${theme}-${width}x${height}.png`) })
    }
  }
}
await app.close()
