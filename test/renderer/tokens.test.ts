import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const css = readFileSync(join(ROOT, 'renderer/styles/tokens.css'), 'utf8')

type Colours = Readonly<Record<string, string>>

const THEMES: Readonly<Record<'light' | 'dark' | 'sepia', Colours>> = {
  light: coloursOf(/:root \{([^}]*)\}/, 0),
  dark: coloursOf(/:root \{([^}]*)\}/, 1),
  sepia: coloursOf(/\[data-theme='sepia'\] \{([^}]*)\}/, 0),
}
/** What text stands on: the window, what opens over it, the chosen row. */
const GROUNDS = ['paper', 'paper-raised', 'tint']
/** Of reading text; of everything else; of what only has to be seen, as a focus ring. */
const [READING, OTHER, SEEN] = [7, 4.5, 3]

describe.each(Object.entries(THEMES))('%s', (name, colours) => {
  const on = (ink: string, ground: string) => contrast(colours[ink] ?? '', colours[ground] ?? '')

  test.each(GROUNDS)('text can be read on %s', ground => {
    expect(on('ink', ground)).toBeGreaterThanOrEqual(READING)
    expect(on('ink-soft', ground)).toBeGreaterThanOrEqual(ground === 'tint' ? OTHER : READING)
    expect(on('ink-faint', ground)).toBeGreaterThanOrEqual(OTHER)
    expect(on('accent', ground)).toBeGreaterThanOrEqual(OTHER)
  })

  test('text can be read on the accent and where search found it, and rules and rings are seen', () => {
    expect(on('on-accent', 'accent')).toBeGreaterThanOrEqual(OTHER)
    expect(on('ink', 'mark')).toBeGreaterThanOrEqual(READING)
    expect(on('rule', 'paper')).toBeGreaterThanOrEqual(SEEN)
    for (const ground of GROUNDS) expect(on('accent', ground)).toBeGreaterThanOrEqual(SEEN)
  })

  test('the window has the colour of the paper before the page has drawn itself', () => {
    const [, paper] =
      new RegExp(`${name}: '(#[0-9a-f]{6})'`).exec(readFileSync(join(ROOT, 'electron/window/window.ts'), 'utf8')) ?? []
    expect(paper).toBe(colours['paper'])
  })
})

test('there are six sizes and no more', () => {
  expect(css.match(/--size-\d:/g)).toHaveLength(6)
})

/** Hex colours by name; of `light-dark(a, b)` the one at `place`. */
function coloursOf(block: RegExp, place: 0 | 1): Colours {
  const [, body = ''] = block.exec(css) ?? []
  const found = [...body.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)]
  return Object.fromEntries(found.map(([, name, light, dark, plain]) => [name, plain ?? (place === 0 ? light : dark)]))
}

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
