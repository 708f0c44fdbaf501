// What a listener meets on every screen. It is over 400 lines because the whole tree that is heard stands in it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { dire, say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await running.page.getByRole('option', { name: VOWELLED }).click()
  await running.page.getByRole('heading', { level: 2, name: VOWELLED }).waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

interface Screen {
  readonly name: string
  open(words: Translate): Promise<void>
  close?(words: Translate): Promise<void>
}

const press = (chord: string) => running.page.keyboard.press(chord)
const dialog = () => running.page.getByRole('dialog')
const closeDialog = async () => {
  await press('Escape')
  await dialog().waitFor({ state: 'detached' })
}
const inDialog = (name: string, chord: string): Screen => ({
  name,
  async open() {
    await press(chord)
    await dialog().waitFor()
  },
  close: closeDialog,
})
const byName = (name: string, key: Parameters<Translate>[0]): Screen => ({
  name,
  async open(words) {
    await press('Control+KeyK')
    await dialog().getByRole('combobox').waitFor()
    await running.page.keyboard.insertText(words(key))
    await press('Enter')
    await dialog().getByRole('heading').first().waitFor()
  },
  close: closeDialog,
})

const searchFor = async (address: string) => {
  await press('Control+KeyN')
  await dialog().getByRole('textbox').fill(address)
  await press('Enter')
}

async function openPictureMenu(words: Translate): Promise<void> {
  await press('Digit2')
  await running.page.getByRole('option', { name: VOWELLED }).click()
  const picture = running.page.frameLocator('[data-text]').getByAltText('منارة')
  await picture.waitFor()
  await picture.focus()
  await press('Shift+F10')
  // Seen before it has the focus: a key that comes between the two goes elsewhere.
  await running.page.locator('[role=menuitem]:focus', { hasText: words('pictures.hide') }).waitFor()
}

async function askToHide(words: Translate): Promise<void> {
  await openPictureMenu(words)
  await press('Enter')
  await dialog().getByRole('radio').first().waitFor()
}

const SCREENS: readonly Screen[] = [
  { name: 'list and article', open: () => press('Digit2') },
  inDialog('palette', 'Control+KeyK'),
  inDialog('shortcuts', 'Shift+Slash'),
  inDialog('settings', 'Control+Comma'),
  inDialog('a new source', 'Control+KeyN'),
  {
    name: 'feeds that were found, one like another newspaper',
    async open() {
      const address = newspapers.addNewspaper('بريـد الجبل', 1).replace('127.0.0.1', '127.0.0.2')
      const page = newspapers.addPage('/found/', { تعليقات: '/comments/feed', 'جريدة السهل': address })
      await searchFor(page.replace('127.0.0.1', '127.0.0.2'))
      await dialog().getByRole('checkbox').first().waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'a machine of the own network',
    async open() {
      await searchFor('http://10.1.2.3/feed')
      await dialog().getByRole('alert').getByRole('button').waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'how the sources are, one of them failing and open',
    async open() {
      newspapers.broken.add('/mountain.rdf')
      await running.page.evaluate(async () => {
        const library = await window.reader.request.readLibrary()
        const feeds = library.ok ? library.value.sources.flatMap(source => source.feeds) : []
        await window.reader.request.retryFeeds(feeds.filter(({ url }) => url.endsWith('.rdf')).map(({ id }) => id))
      })
      await press('Shift+KeyH')
      await dialog().getByRole('button', { name: 'بريد الجبل' }).click()
      await dialog().getByRole('term').first().waitFor()
    },
    close: closeDialog,
  },
  byName('about', 'menu.about'),
  byName('export of bookmarks', 'exports.command'),
  byName('licences', 'licences.name'),
  byName('catalogue', 'catalogue.name'),
  byName('hidden pictures, none', 'hidden.name'),
  byName('room on the disk', 'space.name'),
  {
    name: 'menu of a picture',
    open: openPictureMenu,
    close: () => press('Escape'),
  },
  {
    name: 'hiding a picture',
    open: askToHide,
    close: closeDialog,
  },
  {
    name: 'hidden pictures, one',
    async open(words) {
      await askToHide(words)
      await dialog()
        .getByRole('button', { name: words('report.submit') })
        .click()
      await dialog().waitFor({ state: 'detached' })
      await byName('', 'hidden.name').open(words)
      await dialog().getByText(words('report.other')).waitFor()
    },
    async close(words) {
      await closeDialog()
      await press('Control+KeyZ')
      await running.page.getByText(words('app.undone')).first().waitFor()
    },
  },
  {
    name: 'search',
    async open() {
      await press('Slash')
      await running.page.getByRole('combobox').fill('مكتبه')
      await running.page.locator('mark').first().waitFor()
    },
    close: () => press('Escape'),
  },
  {
    name: 'menu of a source',
    async open() {
      await running.page.getByRole('row', { name: 'بريد الجبل' }).click({ button: 'right' })
      await running.page.getByRole('menu').waitFor()
    },
    close: () => press('Escape'),
  },
  {
    name: 'appearance',
    async open(words) {
      await running.page.getByRole('button', { name: words('article.appearance') }).click()
      await dialog().waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'message with a way back',
    async open(words) {
      await press('Digit2')
      await press('Shift+KeyU')
      await running.page.getByRole('button', { name: words('app.undo'), exact: true }).waitFor()
    },
    close: () => press('Control+KeyZ'),
  },
  {
    name: 'bookmarks, empty',
    async open(words) {
      await press('Digit3')
      await running.page.getByText(words('timeline.emptyBookmarks', { key: 'B' })).waitFor()
    },
    close: () => press('Digit2'),
  },
  {
    name: 'one pane: the list, then the article',
    async open() {
      await running.page.setViewportSize({ width: 700, height: 800 })
      await press('Digit2')
      await running.page.getByRole('listbox').waitFor()
      expect(await violations(running.page)).toEqual([])
      await press('Enter')
      await running.page.getByRole('heading', { level: 2 }).last().waitFor()
    },
    async close() {
      await press('Escape')
      await running.page.setViewportSize({ width: 1280, height: 800 })
    },
  },
]

const LOOKS = [
  ['Arabic, light', 'ar', 'light', say],
  ['Arabic, dark', 'ar', 'dark', say],
  ['Arabic, sepia', 'ar', 'sepia', say],
  ['French, light', 'fr', 'light', dire],
  ['French, dark', 'fr', 'dark', dire],
] as const

test('what a listener hears of the window, in order', async () => {
  await running.page.setViewportSize({ width: 1440, height: 900 })
  await press('Digit2')
  await running.page.getByRole('option', { name: VOWELLED }).click()
  await running.page.getByRole('heading', { level: 2, name: VOWELLED }).waitFor()
  const message = running.page.getByRole('button', { name: say('app.close'), exact: true })
  if (await message.isVisible()) await message.click()
  // What was opened is read, and the numbers know it.
  await running.page.getByRole('row', { name: /^كل المقالات\. 6 / }).waitFor()
  expect(await heard()).toMatchInlineSnapshot(`
    "- region "آخر العناوين":
      - heading "آخر العناوين" [level=2]
      - list "آخر العناوين":
        - listitem:
          - button "مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثلاثة كتب جريدة الميناء"
        - listitem:
          - button "GPS يقود الرعاة إلى مراعي الأطلس العالية جريدة الميناء"
        - listitem:
          - button "مقال يحاول ما لا يجوز جريدة الميناء"
        - listitem:
          - button "سوق السمك يبيع بالمزاد قبل الفجر جريدة الميناء"
        - listitem:
          - button "أول الثلج يقفل طريق القرية بريد الجبل"
        - listitem:
          - button "خبز الشعير في ثلاث ساعات دفتر المطبخ"
      - button "أوقف الشريط"
    - navigation "المصادر":
      - button "ورّاق. الصفحة الأولى": ورّاق
      - paragraph: …
      - treegrid "المصادر":
        - row "الأولى" [level=1]:
          - gridcell "الأولى"
        - row "كل المقالات. 6 مقالات لم تُقرأ" [level=1]:
          - gridcell "كل المقالات 6"
        - row "المكتبة. لا مقالات" [level=1]:
          - gridcell "المكتبة"
        - row "المدينة. 4 مقالات لم تُقرأ" [expanded] [level=1]:
          - gridcell "طي المدينة. 4 مقالات لم تُقرأ المدينة خيارات قسم المدينة 4":
            - button "طي المدينة. 4 مقالات لم تُقرأ"
            - text: المدينة
            - button "خيارات قسم المدينة"
            - text: "4"
        - row "جريدة الميناء. 3 مقالات لم تُقرأ" [level=2]:
          - gridcell "جريدة الميناء خيارات جريدة الميناء 3":
            - text: جريدة الميناء
            - button "خيارات جريدة الميناء"
            - text: "3"
        - row "بريد الجبل. مقال واحد لم يُقرأ" [level=2]:
          - gridcell "بريد الجبل خيارات بريد الجبل 1":
            - text: بريد الجبل
            - button "خيارات بريد الجبل"
            - text: "1"
        - row "Le Courrier du Port. مقال واحد لم يُقرأ" [level=1]:
          - gridcell "Le Courrier du Port خيارات Le Courrier du Port 1":
            - text: Le Courrier du Port
            - button "خيارات Le Courrier du Port"
            - text: "1"
        - row "دفتر المطبخ. مقال واحد لم يُقرأ" [level=1]:
          - gridcell "دفتر المطبخ خيارات دفتر المطبخ 1":
            - text: دفتر المطبخ
            - button "خيارات دفتر المطبخ"
            - text: "1"
      - button "أضف مصدرا"
      - button "استورد قائمة مصادر"
      - button "الإعدادات"
    - main:
      - heading "ورّاق" [level=1]
      - separator "عرض عمود المصادر"
      - region "المقالات":
        - heading "كل المقالات" [level=2]
        - button "أظهر ما لم يُقرأ فقط"
        - button "ابحث في المقالات"
        - button "حدّث المصادر كلها"
        - text: 7 مقالات
        - button "علّمها كلها مقروءة"
        - paragraph:
          - text: آخر تحديث
          - time: …
          - text: 7 مقالات جديدة
        - listbox "كل المقالات. 6 مقالات لم تُقرأ":
          - option "مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثلاثة كتب . جريدة الميناء …":
            - paragraph: مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثلاثة كتب .
            - paragraph:
              - text: جريدة الميناء
              - time: …
            - paragraph: فتحت مكتبة الحي أبوابها لكل من يسكن قربها، ولا تطلب بطاقة ولا أجرا. كيف تستعير تختار ثلاثة كتب وتكتب اسمك في دفتر المدخل. رواية ديوان الكتاب يعود حين يُقرأ. اليوم الساعة السبت 9 عن المكتبة
          - option "لم يُقرأ. GPS يقود الرعاة إلى مراعي الأطلس العالية . جريدة الميناء …":
            - text: لم يُقرأ.
            - paragraph: GPS يقود الرعاة إلى مراعي الأطلس العالية .
            - paragraph:
              - text: جريدة الميناء
              - time: …
          - option "لم يُقرأ. مقال يحاول ما لا يجوز . جريدة الميناء …":
            - text: لم يُقرأ.
            - paragraph: مقال يحاول ما لا يجوز .
            - paragraph:
              - text: جريدة الميناء
              - time: …
          - option "لم يُقرأ. سوق السمك يبيع بالمزاد قبل الفجر . جريدة الميناء …":
            - text: لم يُقرأ.
            - paragraph: سوق السمك يبيع بالمزاد قبل الفجر .
            - paragraph:
              - text: جريدة الميناء
              - time: …
          - option "لم يُقرأ. أول الثلج يقفل طريق القرية . بريد الجبل …":
            - text: لم يُقرأ.
            - paragraph: أول الثلج يقفل طريق القرية .
            - paragraph:
              - text: بريد الجبل
              - time: …
          - option "لم يُقرأ. La bibliothèque du port ouvre ses portes la nuit . Le Courrier du Port …":
            - text: لم يُقرأ.
            - paragraph: La bibliothèque du port ouvre ses portes la nuit .
            - paragraph:
              - text: Le Courrier du Port
              - time: …
          - option "لم يُقرأ. خبز الشعير في ثلاث ساعات . دفتر المطبخ …":
            - text: لم يُقرأ.
            - paragraph: خبز الشعير في ثلاث ساعات .
            - paragraph:
              - text: دفتر المطبخ
              - time: …
      - separator "عرض عمود العناوين"
      - region "المقال":
        - toolbar "أدوات المقال":
          - button "احفظ المقال"
          - button "علّمه غير مقروء"
          - button "شكل القراءة"
          - button "المزيد"
        - article:
          - paragraph: المدينة
          - heading "مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثلاثة كتب" [level=2]
          - paragraph:
            - text: صدر في «جريدة الميناء» ·
            - time: …
            - text: · دقيقة للقراءة
          - iframe
          - paragraph: هذا ما أرسلته الجريدة من المقال، ولم نستطع جلب بقيته من موقعها.
          - paragraph:
            - button "اقرأ المقال في موقع «جريدة الميناء»"
            - text: HOST
          - complementary "ما أضفته إلى هذا المقال":
            - paragraph:
              - button "المجلد والوسوم"
            - text: ملاحظتك
            - textbox "ملاحظتك":
              - /placeholder: اكتب ملاحظة على هذا المقال…
        - navigation "مقالات مجاورة":
          - button "المقال التالي GPS يقود الرعاة إلى مراعي الأطلس العالية"
    - region "رسائل ورّاق":
      - status: كل المقالات. 7 مقالات"
  `)
})

/** The accessibility tree as Chromium builds it. What changes from day to day is left out. */
describe.each(LOOKS)('%s', (_name, language, theme, words) => {
  beforeAll(async () => {
    await running.page.setViewportSize({ width: 1280, height: 800 })
    await running.page.evaluate(look => window.reader.request.changeSettings(look), { language, theme })
    await running.page.getByRole('heading', { level: 2, name: words('sources.all') }).waitFor()
  })

  test.each(SCREENS)('$name', async ({ open, close }) => {
    await open(words)
    const found = await violations(running.page)
    await close?.(words)
    expect(found).toEqual([])
  })
})

test('the article in its frame says its language and direction, and names its table', async () => {
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'ar', theme: 'light' }))
  await running.page.getByRole('option', { name: VOWELLED }).click()
  const frame = running.page.frameLocator('[data-text]')
  await frame.getByRole('group', { name: say('article.table') }).waitFor()
  const page = await frame.locator('html').evaluate(root => ['lang', 'dir'].map(name => root.getAttribute(name)))
  expect(page).toEqual(['ar', 'rtl'])
  expect(await frame.locator('img:not([alt])').count()).toBe(0)
})

test('every block of outside text says its language', async () => {
  const untold = await running.page.evaluate(() =>
    [...document.querySelectorAll('[role="option"], [role="option"] p, main h2')]
      .filter(block => !block.closest('[lang]'))
      .map(block => block.outerHTML.slice(0, 120)),
  )
  expect(untold).toEqual([])
  const french = running.page.getByRole('option', { name: /bibliothèque/ })
  expect(await french.getAttribute('lang')).toBe('fr')
  // However old it is: an hour that is counted, or a day that is named.
  const time = french.locator('time').first()
  expect(await time.evaluate(element => element.closest('[lang]')?.getAttribute('lang'))).toBe('ar')
})

test('one polite live region speaks for sync and undo', async () => {
  const regions = running.page.getByRole('status')
  await press('Digit2')
  expect(await regions.count()).toBe(1)
})

test('where colours are forced, the chosen row is still told apart', async () => {
  await running.page.emulateMedia({ forcedColors: 'active' })
  const line = (option: string) =>
    running.page
      .getByRole('option', { name: option })
      .locator('> :last-child')
      .evaluate(inner => getComputedStyle(inner).borderInlineStartColor)
  expect(await line(VOWELLED)).not.toBe(await line('خبز الشعير'))
  await running.page.emulateMedia({ forcedColors: 'none' })
})

describe('Tab', () => {
  test('leads through the whole window and round again, into no trap', async () => {
    const { page } = running
    await press('Digit2')
    const seen: string[] = []
    for (let step = 0; step < 40; step++) {
      await press('Tab')
      const place = await page.evaluate(() => {
        const part = document.activeElement
        return (
          part?.closest('[data-headline-bar], nav, [role="separator"], [data-timeline], [data-article], section, body')
            ?.tagName ?? ''
        )
      })
      if (seen.at(-1) !== place) seen.push(place)
    }
    expect(new Set(seen)).toEqual(new Set(['SECTION', 'NAV', 'DIV']))
    // Round, and round again.
    expect(seen.filter(place => place === 'NAV').length).toBeGreaterThan(1)
  })
})

async function heard(): Promise<string> {
  const tree = await running.page.locator('body').ariaSnapshot()
  const times = await running.page.locator('time').allInnerTexts()
  const today = await running.page.getByRole('navigation').getByRole('paragraph').first().innerText()
  // React Aria's own announcers come when they are first needed.
  const stable = tree.replace(/^- log.*\n/gm, '').replace(/127\.0\.0\.\d+:\d+/g, 'HOST')
  return [...new Set([...times, today])]
    .sort((a, b) => b.length - a.length)
    .reduce((text, time) => text.replaceAll(time, '…'), stable)
}
