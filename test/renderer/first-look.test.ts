import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../..')
/** What takes longer to read and start than the first headlines take to be drawn. */
const HEAVY = /^(?:react-aria-components|dompurify)$/

test('the first headlines wait for nothing heavy: what needs it comes through `later`', () => {
  const read = staticImports(join(project, 'renderer/main.tsx'))
  expect([...read.files].map(file => relative(project, file))).toContain('renderer/timeline/TimelineList.tsx')
  expect(read.packages.filter(({ name }) => HEAVY.test(name))).toEqual([])
})

test('the window opens before the network, the words and the dialogs are read', () => {
  const read = staticImports(join(project, 'electron/main.ts'))
  expect([...read.files].map(file => relative(project, file))).toContain('electron/window/window.ts')
  expect(read.packages.filter(({ name }) => /^(?:undici|i18next|feedsmith)$/.test(name))).toEqual([])
})

/** All files that a module brings with it, and the packages that they name; types do not count. */
function staticImports(entry: string) {
  const files = new Set<string>()
  const packages: { readonly name: string; readonly by: string }[] = []
  const waiting = [entry]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, kind, target = ''] of text.matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)'/gms)) {
      if (kind) continue
      if (!target.startsWith('.')) packages.push({ name: target, by: relative(project, file) })
      else if (/\.tsx?$/.test(target)) waiting.push(join(dirname(file), target))
    }
  }
  return { files, packages }
}
