import { shownPageCell } from '../../articles/shown-page.ts'
import { begun, type Deeds } from '../../base/deed.ts'
import { highlightSelection } from './highlights.ts'

export const HIGHLIGHT_DEEDS = {
  highlight: () => shownPageCell.get() !== null && begun(highlightSelection()),
  writeNote: () => focusNote(),
} satisfies Partial<Deeds>

/** The field under the text. */
function focusNote(): boolean {
  const field = document.querySelector<HTMLElement>('[data-article] [data-note] textarea')
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
  return field !== null
}
