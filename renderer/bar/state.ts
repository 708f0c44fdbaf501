// What the bar's page knows, and how it learns it.
import type { BarState } from '../../shared/contract/desktop.ts'
import type { Headline } from '../../shared/contract/reading.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { settingsFrom } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { createLatest } from '../base/latest.ts'
import { throttle } from '../base/soon.ts'
import { translate, writeAs } from '../language/translate.ts'
import { bar } from './bridge.ts'

export const barCell = createCell<BarState>({ settings: settingsFrom({}), sections: [] })
/** With the section that they are from. */
export const barHeadlinesCell = createCell<{
  readonly section: number | null
  readonly headlines: readonly Headline[]
}>({ section: null, headlines: [] })
const isEmpty = () => barHeadlinesCell.get().headlines.length === 0

/** As the bar over the reader's window: it takes new headlines in calmly. */
const PACE = { wait: 5_000, interval: 0 }
/** An empty bar is in a hurry. */
const EMPTY_PACE = { wait: 500, interval: 0 }

const readingSoon = throttle(readHeadlines, () => (isEmpty() ? EMPTY_PACE : PACE))
const beginReading = createLatest()

export async function beginBar(): Promise<void> {
  bar.on.articlesChanged(readingSoon.ask)
  bar.on.libraryChanged(() => {
    void readState()
    readingSoon.ask()
  })
  bar.on.rulesChanged(readingSoon.now)
  bar.on.desktopChanged(() => void readState())
  await readState()
}

/** The section, where it still exists. */
export function shownSection({ settings, sections }: BarState): number | null {
  return sections.some(({ id }) => id === settings.barSection) ? settings.barSection : null
}

async function readState(): Promise<void> {
  const before = barCell.get()
  const state = await bar.request.readBar()
  if (!state.ok) return
  writeAs(state.value.settings)
  showLooks(document, state.value)
  barCell.set(state.value)
  if (isEmpty() || shownSection(before) !== shownSection(state.value)) readingSoon.now()
}

/** Answers to earlier questions may be those of another section. */
async function readHeadlines(): Promise<void> {
  const isLatest = beginReading()
  const section = shownSection(barCell.get())
  const headlines = await bar.request.listBarHeadlines(section)
  if (headlines.ok && isLatest()) barHeadlinesCell.set({ section, headlines: headlines.value })
}

function showLooks(page: Document, { settings }: BarState): void {
  const { documentElement: root } = page
  root.lang = settings.language
  root.dir = DIRECTIONS[settings.language]
  root.dataset['theme'] = settings.theme
  page.title = `${translate('headlineBar.label')} – ${translate('app.name')}`
}
