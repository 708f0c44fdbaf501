import { expect, test } from 'vitest'
import { steppedWidth, within } from '../../../renderer/panes/column-width.ts'
import { SETTING_NAMES, SETTINGS } from '../../../shared/settings/settings.ts'

test('an edge follows its arrow, whichever side the sources are on', () => {
  expect(steppedWidth('listWidth', 400, 'ArrowLeft', true)).toBe(416)
  expect(steppedWidth('listWidth', 400, 'ArrowRight', true)).toBe(384)
  expect(steppedWidth('listWidth', 400, 'ArrowRight', false)).toBe(416)
  expect(steppedWidth('listWidth', 400, 'ArrowUp', false)).toBeNull()
})

test('no column is narrower or wider than can be kept', () => {
  for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight']) {
    for (const width of [0, 180, 760, 9000]) {
      const next = steppedWidth('sourcesWidth', width, key, true)
      expect(SETTINGS.sourcesWidth.accepts(next)).toBe(true)
    }
  }
  expect(within('listWidth', 400.4)).toBe(400)
  expect(SETTING_NAMES).toContain('listWidth')
})
