// The welcome page and the sample edition, in every size, language and theme.
import { openSample, openWindow } from './window.mjs'

export const SIZES = [
  [1440, 900],
  [1024, 700],
  [700, 900],
]
export const LANGUAGES = ['ar', 'fr']
export const THEMES = ['light', 'sepia', 'dark']
const TWICE = 200

export async function takeWelcome(folder) {
  const window = await openWindow(folder)
  await takeEveryLook(window, 'welcome')
  await window.close()
}

export async function takeSample(folder) {
  const window = await openWindow(folder)
  await openSample(window.page)
  await takeEveryLook(window, 'sample')
  await window.close()
}

/** At 200 % a window shows half as much of everything: of 1440 × 900 what 720 × 450 would. */
export async function takeZoomed(folder) {
  const window = await openWindow(folder)
  await openSample(window.page)
  await window.show({ interfaceSize: TWICE })
  for (const [width, height] of SIZES) {
    await window.size([width, height])
    for (const language of LANGUAGES) {
      await window.show({ language, theme: 'light' })
      await window.page.keyboard.press('Digit2')
      await window.shoot(`zoom/${language}-list-${width}x${height}`)
      await window.page.keyboard.press('Enter')
      await window.shoot(`zoom/${language}-article-${width}x${height}`)
      await window.page.keyboard.press('Control+Comma')
      await window.shoot(`zoom/${language}-settings-${width}x${height}`)
      await window.page.keyboard.press('Escape')
    }
  }
  await window.close()
}

export async function takeEveryLook(window, roll) {
  for (const size of SIZES) {
    await window.size(size)
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        await window.show({ language, theme })
        await window.shoot(`${roll}/${language}-${theme}-${size.join('x')}`)
      }
    }
  }
}
