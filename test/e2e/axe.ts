/** What axe finds wrong with what is on the screen. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Beyond the letter of WCAG: landmarks, order of headings, names that begin with what is seen.
  ...['best-practice', 'experimental'],
]

export async function violations(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(axe)
  return page.evaluate(violationsIn, RULES)
}

/** Runs in the page. */
async function violationsIn(rules: readonly string[]): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }
  const overTheWindow = document.querySelector('[role="dialog"], [role="menu"]') !== null
  const results = await axe.run(document, {
    runOnly: { type: 'tag', values: rules },
    rules: {
      // The rows of a tree grid take the focus, as its pattern has it; axe knows that of trees only.
      'focus-order-semantics': { enabled: false },
      // Behind a dialog the window is not there.
      'landmark-one-main': { enabled: !overTheWindow },
      'page-has-heading-one': { enabled: !overTheWindow },
    },
    // The article's frame runs no script, this one included.
    iframes: false,
  })
  // Headlines pass behind the end of the bar, cut off: axe takes them for lying over its button.
  const isPassing = (id: string, selector: unknown) =>
    id === 'target-size' && document.querySelector(String(selector))?.closest('[data-headline-bar]') != null
  // A row is named by its headline and described by its lead; axe wants all visible words in the name.
  const isDescribed = (id: string, selector: unknown) =>
    id === 'label-content-name-mismatch' && document.querySelector(String(selector))?.hasAttribute('aria-describedby')
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(node => !isPassing(id, node.target[0]) && !isDescribed(id, node.target[0]))
      .map(node => `${id}: ${node.html.slice(0, 160)}`),
  )
}
