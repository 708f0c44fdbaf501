// The counter of a parser's effort beside the real parser: random markup out of what makes parsers work hard.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parserEffort } from '../../shared/markup/parser-effort.ts'
import { scanTags } from '../../shared/markup/scan-tags.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'

const SOUPS = 2_000
const NAMES = (
  'p p p div b b i a a nobr s font em table tr td th tbody caption ul li dl dt dd h1 h2 select option button svg path math ' +
  'foreignObject mi template object span blockquote br img hr form ruby rt details marquee applet center pre textarea title ' +
  'script style label input x-y col colgroup optgroup desc'
).split(' ')

const folder = temporaryFolder()
let running: RunningApp
beforeAll(async () => {
  running = await launch({ profile: folder.path })
})
afterAll(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

test('A2 it never counts much less than the parser makes, and mostly exactly as much', async () => {
  const random = numbers(20_261_129)
  const soups = Array.from({ length: SOUPS }, () => soup(random))
  const made = await running.app.evaluate(async ({ BrowserWindow }, pages) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await window.loadURL('about:blank')
    const counts = await window.webContents.executeJavaScript(`(${countIn})(${JSON.stringify(pages)})`)
    window.destroy()
    return counts as number[]

    function countIn(markups: readonly string[]): number[] {
      // A document has its own three before anything is in it.
      return markups.map(markup => below(new DOMParser().parseFromString(markup, 'text/html')) - 3)

      function below(node: Node): number {
        let count = 0
        for (const child of node.childNodes) {
          if (child.nodeType !== Node.ELEMENT_NODE) continue
          count += 1 + below(child)
          if (child instanceof HTMLTemplateElement) count += below(child.content)
        }
        return count
      }
    }
  }, soups)

  const found = soups.map((markup, at) => ({ markup, real: made[at] ?? 0, counted: countedIn(markup) }))
  expect(found.filter(({ real, counted }) => real > counted * 3 + 10)).toEqual([])
  expect(found.filter(({ real, counted }) => real === counted).length).toBeGreaterThan(SOUPS / 2)
})

function countedIn(markup: string): number {
  const effort = parserEffort({ hasDoctype: false })
  scanTags(markup, { open: effort.open, close: effort.close, text: effort.text, comment() {} })
  return effort.made()
}

function soup(random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const own = Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(NAMES))
  const pieces = Array.from({ length: 20 + Math.floor(random() * 200) }, (_, at) => {
    const name = pick(random() < 0.85 ? own : NAMES)
    const attribute = random() < 0.6 ? ` title=${at}` : ''
    const kind = random()
    if (kind < 0.5) return `<${name}${attribute}${random() < 0.03 ? '/' : ''}>`
    if (kind < 0.75) return `</${name}>`
    if (kind < 0.95) return 'x'
    return pick([`<!-- </${name}> -->`, `<i title="</${name}>">`, ' '])
  })
  return pieces.join('')
}

/** The same ones in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
