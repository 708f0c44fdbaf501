// What one run keeps the next one shows, once, and only where it is what the window would draw.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEPT_SHEET, openKeptScreens } from '../../electron/kept-screen/kept-screen.ts'
import type { WrittenScreen } from '../../electron/kept-screen/markup.ts'
import { isKeptScreen, type KeptScreen, type ScreenElement, type ScreenNode } from '../../shared/screen/screen.ts'
import { type Settings, settingsFrom } from '../../shared/settings/settings.ts'

const PAGE = `<!doctype html><html lang="ar" dir="rtl"><head>
<script type="module" crossorigin src="/assets/runtime-1.js"></script>
<script type="module" crossorigin src="/assets/first-2.js"></script>
</head><body><div id="app"></div></body></html>`
const NOON = Date.UTC(2026, 4, 3, 12)
const DAY = 86_400_000

const element = (tag: string, more: Partial<ScreenElement> = {}): ScreenElement => ({
  tag,
  attributes: {},
  style: '',
  inside: [],
  ...more,
})
const SCREEN: KeptScreen = {
  page: element('html', {
    attributes: { lang: 'fr', dir: 'ltr', 'data-theme': 'dark' },
    style: '--list-width: 400px;',
  }),
  inside: [
    element('h3', { attributes: { class: 'a_b' }, inside: ['Sucre < sel & "citron"'] }),
    element('img', { attributes: { src: 'app://picture/0123456789abcdef0123456789abcdef' } }),
    element('div', {
      style: '--level: 2;',
      inside: [element('svg', { inside: [element('path', { attributes: { d: 'M0 1' } })] })],
    }),
  ],
}

let folder: string
let settings: Settings
let now: number
let place: { width: number; height: number }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-kept-'))
  settings = settingsFrom({})
  now = NOON
  place = { width: 1440, height: 900 }
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, 'kept-screen.json')
const start = () => openKeptScreens({ folder, settings: () => settings, place: () => place, now: () => now })

async function keep(screen: KeptScreen = SCREEN, page = PAGE): Promise<void> {
  const screens = start()
  screens.fill(page, [])
  await screens.keep(screen)
}

describe('what was kept', () => {
  test('is in the next page, in order, under the language and the looks it was drawn in', async () => {
    await keep()
    const filled = start().fill(PAGE, ['/assets/later-3.css'])
    expect(filled).toContain('<html lang="fr" dir="ltr" data-theme="dark">')
    expect(filled).toContain('<h3 class="a_b">Sucre &lt; sel &amp; &quot;citron&quot;</h3>')
    expect(filled).toContain('<img src="app://picture/0123456789abcdef0123456789abcdef">')
    expect(filled).toContain('<div data-styled="0"><svg><path d="M0 1"></path></svg></div>')
    expect(filled.indexOf('/assets/later-3.css')).toBeLessThan(filled.indexOf(KEPT_SHEET))
    expect(filled).toMatch(/<div id="kept" data-day="same" aria-hidden="true" inert>.*<\/div><div id="app"><\/div>/)
  })

  test('has its own styles in a sheet beside it', async () => {
    await keep()
    const screens = start()
    expect(screens.sheet()).toBeNull()
    screens.fill(PAGE, [])
    expect(screens.sheet()).toBe(':root:root:root{--list-width: 400px;}\n#kept [data-styled="0"]{--level: 2;}')
  })

  test('is seen before the script of the window is even asked for', async () => {
    await keep()
    const filled = start().fill(PAGE, [])
    expect(filled.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" src="/assets/begin.js" data-own="/assets/first-2.js">',
    ])
  })

  test('serves one page and one start', async () => {
    await keep()
    const screens = start()
    expect(existsSync(file())).toBe(false)
    expect(screens.fill(PAGE, [])).not.toBe(PAGE)
    expect([screens.fill(PAGE, []), screens.sheet(), start().fill(PAGE, [])]).toEqual([PAGE, null, PAGE])
  })

  test('is for a window as large as the one that it was drawn in: of what lay below the edge it has nothing', async () => {
    await keep()
    place = { width: 1440, height: 1300 }
    expect(start().fill(PAGE, [])).toBe(PAGE)
  })

  test('is waited for until it is seen, or turns out not to fit; without it nobody waits', async () => {
    expect(start().shown).toBeNull()
    await keep()
    const seen = start()
    seen.fill(PAGE, [])
    let isShown = false
    void seen.shown?.then(() => {
      isShown = true
    })
    await Promise.resolve()
    expect(isShown).toBe(false)
    seen.onShown()
    await seen.shown
    await keep()
    const other = start()
    other.fill(PAGE.replace('first-2', 'first-3'), [])
    await other.shown
  })

  test('says nothing of the hour on another day', async () => {
    await keep()
    now += DAY
    expect(start().fill(PAGE, [])).toContain('data-day="another"')
  })
})

describe('the page is as it came', () => {
  test('without anything kept', () => {
    expect(start().fill(PAGE, [])).toBe(PAGE)
  })

  test('in another build, whose styles have other names', async () => {
    await keep()
    const other = PAGE.replace('first-2', 'first-3')
    expect(start().fill(other, [])).toBe(other)
  })

  test('when a setting is another one', async () => {
    await keep()
    settings = settingsFrom({ language: 'fr' })
    expect(start().fill(PAGE, [])).toBe(PAGE)
  })

  test.each<[string, Partial<WrittenScreen>]>([
    ['a script', { inside: '<script>1</script>' }],
    ['a frame', { inside: '<iframe src="app://picture/0123456789abcdef0123456789abcdef"></iframe>' }],
    ['what listens', { inside: '<div onclick="1"></div>' }],
    ['a name without quotes', { inside: '<div class=a></div>' }],
    ['what ends before its end', { inside: '</div><p>a</p>' }],
    ['what has no end', { inside: '<div>' }],
    ['a remark', { inside: '<!-- a -->' }],
    ['a picture from elsewhere', { inside: '<img src="https://a.example/">' }],
    ['a tag of the whole page', { page: ' lang="ar"><script' }],
    ['what listens to the whole page', { page: ' onload="1"' }],
    ['an address in a style', { sheet: ':root:root:root{background: url(x)}' }],
    ['a style with an end of its own', { sheet: ':root:root:root{} * {color: red}' }],
    ['a style of something else', { sheet: '#app{color: red}' }],
    ['another sheet', { sheet: '@import "x";' }],
  ])('where another program put in %s', async (_name, change) => {
    await keep()
    const kept = JSON.parse(readFileSync(file(), 'utf8'))
    writeFileSync(file(), JSON.stringify({ ...kept, screen: { ...kept.screen, ...change } }))
    expect(start().fill(PAGE, [])).toBe(PAGE)
  })

  test('where the file is no JSON, or endless', () => {
    for (const content of ['{', '[1]', `"${'a'.repeat(3_000_000)}"`]) {
      writeFileSync(file(), content)
      expect(start().fill(PAGE, [])).toBe(PAGE)
    }
  })
})

describe('what a page hands over', () => {
  const withNode = (...nodes: readonly ScreenNode[]): unknown => ({ ...SCREEN, inside: [...SCREEN.inside, ...nodes] })

  test('is taken as it is meant', () => {
    expect(isKeptScreen(SCREEN)).toBe(true)
    expect(isKeptScreen(withNode('a', element('p')))).toBe(true)
  })

  test.each<[string, unknown]>([
    ['a script', withNode(element('script', { inside: ['1'] }))],
    ['what listens', withNode(element('div', { attributes: { onclick: '1' } }))],
    ['a name that ends its tag', withNode(element('div', { attributes: { 'a>': '' } }))],
    ['a picture from elsewhere', withNode(element('img', { attributes: { src: 'https://a.example/' } }))],
    ['a style with an end of its own', withNode(element('div', { style: '} * { color: red' }))],
    ['depth without end', withNode(deep(80))],
    ['more than anybody sees', withNode(...Array.from({ length: 9_000 }, () => 'a'))],
    ['another element as a page', { ...SCREEN, page: element('body') }],
    ['nothing', {}],
  ])('is refused with %s', (_name, screen) => {
    expect(isKeptScreen(screen)).toBe(false)
  })
})

test('a folder that cannot be written keeps nobody from leaving', async () => {
  const screens = start()
  screens.fill(PAGE, [])
  rmSync(folder, { recursive: true })
  await screens.keep(SCREEN)
  mkdirSync(folder)
})

function deep(levels: number): ScreenElement {
  return element('div', { inside: levels === 0 ? [] : [deep(levels - 1)] })
}
