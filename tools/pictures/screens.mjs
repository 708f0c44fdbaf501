// Everything that opens over the window, every empty and failing state, and where the focus is.
import { dismissMessage, openSample, openWindow, USUAL_SIZE, wordsOf } from './window.mjs'

const LOOKS = [
  ['ar', 'light'],
  ['fr', 'dark'],
  ['ar', 'sepia'],
]

/** A closing sheet fades and gives the focus back. */
const BACK_AGAIN = 600

const press =
  (...chords) =>
  async ({ page }) => {
    for (const chord of chords) await page.keyboard.press(chord)
  }
const typed = (chord, words) => async window => {
  await press(chord)(window)
  await window.page.locator('input').last().waitFor()
  await window.page.keyboard.insertText(words)
}
const named = key => async (window, t) => {
  await typed('Control+KeyK', t(key))(window)
  await press('Enter')(window)
}
const menuOfSource = async ({ page }) => {
  await page.locator('[data-kind=source]').first().click({ button: 'right' })
  await page.getByRole('menu').waitFor()
}
const scrolledToEnd = selector => async page =>
  page
    .locator(selector)
    .first()
    .evaluate(part => part.scrollTo(0, part.scrollHeight))

const pictureMenu = async ({ page }) => {
  await page.locator('[data-timeline] [role=option]:has(img)').first().click()
  await page.frameLocator('[data-text]').locator('img').first().focus()
  await page.keyboard.press('Shift+F10')
  // Seen before it has the focus: a key that comes between the two goes elsewhere.
  await page.locator('[role=menuitem]:focus').waitFor()
}
const hideDialog = async window => {
  await pictureMenu(window)
  await press('Enter')(window)
  await window.page.getByRole('radio').first().waitFor()
}

const onArticle =
  button =>
  async ({ page }, t) => {
    await page.locator('[data-timeline] [role=option]').first().click()
    await page.getByRole('button', { name: t(button) }).click()
  }
const menuWithin = key => async (window, t) => {
  await menuOfSource(window)
  await window.page.getByRole('menuitem', { name: t(key) }).press('Enter')
  await window.page.getByRole('menuitemradio').first().waitFor()
}

/** Name of the picture → how the screen is reached from the list. */
const SCREENS = {
  palette: press('Control+KeyK'),
  'palette-found': (window, t) => typed('Control+KeyK', t('settings.theme'))(window),
  'palette-nothing': typed('Control+KeyK', 'qqqq'),
  shortcuts: press('Shift+Slash'),
  health: press('Shift+KeyH'),
  settings: press('Control+Comma'),
  'settings-end': async ({ page }) => {
    await page.keyboard.press('Control+Comma')
    await page.getByRole('dialog').waitFor()
    await (await scrolledToEnd('div:has(> [role=dialog])'))(page)
  },
  'settings-found': (window, t) => typed('Control+Comma', t('settings.theme'))(window),
  'settings-nothing': typed('Control+Comma', 'qqqq'),
  'add-source': press('Control+KeyN'),
  'add-source-refused': async window => {
    await typed('Control+KeyN', 'http://192.168.1.1/feed')(window)
    await press('Enter')(window)
  },
  about: named('menu.about'),
  'article-menu': onArticle('article.more'),
  'picture-menu': pictureMenu,
  'picture-large': async ({ page }) => {
    await page.locator('[data-timeline] [role=option]:has(img)').first().click()
    await page.frameLocator('[data-text]').locator('img').first().waitFor()
    await page.keyboard.press('KeyZ')
    await page.getByRole('dialog').waitFor()
  },
  'hide-picture': hideDialog,
  'hidden-pictures-none': named('hidden.name'),
  'hidden-pictures': async (window, t) => {
    await hideDialog(window)
    await window.page.getByRole('button', { name: t('report.submit') }).click()
    await window.page.getByRole('dialog').waitFor({ state: 'detached' })
    await named('hidden.name')(window, t)
  },
  'pictures-on-a-tap': async ({ page }) => {
    await page.evaluate(async () => {
      await globalThis.window.reader.request.changeSettings({ pictures: 'tap' })
      await globalThis.window.reader.request.clearPictures()
    })
    await page.locator('[data-timeline] [role=option]').first().click()
    await page.frameLocator('[data-text]').locator('[data-place]').first().waitFor()
  },
  room: named('space.name'),
  'room-asking': async (window, t) => {
    await named('space.name')(window, t)
    await window.page.getByRole('button', { name: t('space.clearPictures') }).click()
  },
  catalogue: press('Control+KeyD'),
  'search-start': press('Slash'),
  search: typed('Slash', 'الخط'),
  'search-nothing': typed('Slash', 'qqqq'),
  'source-menu': menuOfSource,
  'full-text-menu': menuWithin('sources.fullText'),
  'reading-menu': menuWithin('sources.reading'),
  'save-page': press('Control+KeyS'),
  'save-page-refused': async window => {
    await typed('Control+KeyS', 'ftp://archive.example/page')(window)
    await press('Enter')(window)
  },
  find: typed('Control+KeyF', 'الخط'),
  alone: async window => {
    await press('Digit2')(window)
    await window.page.locator('[data-timeline] [role=option]').nth(1).click()
    await press('KeyF')(window)
  },
  'move-menu': async window => {
    await menuOfSource(window)
    await press('ArrowDown', 'Enter')(window)
  },
  rename: async window => {
    await menuOfSource(window)
    await press('Enter')(window)
  },
  appearance: onArticle('article.appearance'),
  'message-with-undo': press('Shift+KeyU'),
  'bookmarks-empty': press('Digit3'),
  'focus-in-list': press('Digit2', 'ArrowDown'),
  'focus-on-headline': press('Digit2', 'ArrowDown', 'Enter'),
  'focus-on-bar': press('KeyH'),
  'focus-on-sources': async ({ page }) => {
    await page.locator('[data-kind=source]').first().click()
    await page.keyboard.press('ArrowDown')
  },
  'article-end': async ({ page }) => (await scrolledToEnd('[data-article]'))(page),
}

const NARROW = [700, 900]
/** Dialogs and menus, in the language of longer words. */
const IN_LITTLE_ROOM = [
  ...['palette', 'shortcuts', 'health', 'settings', 'add-source-refused', 'save-page-refused', 'hidden-pictures'],
  ...['room', 'catalogue', 'search', 'article-menu', 'appearance', 'picture-large', 'hide-picture', 'about'],
]

export async function takeScreens(folder) {
  const window = await openWindow(folder)
  await openSample(window.page)
  for (const [language, theme] of LOOKS) {
    await window.show({ language, theme })
    for (const name of Object.keys(SCREENS)) await takeScreen(window, name, language, theme)
  }
  await window.size(NARROW)
  await window.show({ language: 'fr', theme: 'light' })
  for (const name of IN_LITTLE_ROOM) await takeScreen(window, name, 'fr', NARROW.join('x'))
  await window.size(USUAL_SIZE)
  await takeOtherEyes(window)
  await window.close()
}

async function takeScreen(window, name, language, look) {
  await SCREENS[name](window, wordsOf(language)).catch(cause => {
    throw new Error(`the screen ${name}-${language}-${look} was not reached`, { cause })
  })
  await window.shoot(`screens/${name}-${language}-${look}`)
  if (name === 'message-with-undo' || name === 'hidden-pictures') await press('Escape', 'Control+KeyZ')(window)
  await window.show({ pictures: 'always' })
  await press('Escape', 'Escape', 'Escape', 'Digit2')(window)
  await dismissMessage(window.page, wordsOf(language))
  await window.page.waitForTimeout(BACK_AGAIN)
}

/** For whom the system draws all colours itself, or lets nothing move; and the sources where they have no room. */
async function takeOtherEyes(window) {
  const { page } = window
  await window.show({ language: 'ar', theme: 'light' })
  await page.emulateMedia({ forcedColors: 'active' })
  await window.shoot('screens/forced-colours')
  await press('Control+Comma')(window)
  await window.shoot('screens/forced-colours-settings')
  await press('Escape')(window)
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
  await window.shoot('screens/reduced-motion')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await window.size([1024, 700])
  await page.getByRole('button', { name: wordsOf('ar')('sources.show') }).click()
  await window.shoot('screens/sources-out-1024x700')
}
