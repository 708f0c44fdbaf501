// Sections and sources as the store has them, and what the reader does to them.
import type { FullTextChoice } from '../../shared/contract/full-text.ts'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { SourceRule } from '../../shared/contract/keeping.ts'
import type { Library, Source } from '../../shared/contract/sources.ts'
import { isolated } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { countsIn, keepingSources, namesIn, rowsIn } from './tree.ts'

/** null until it has been read the first time. */
export const libraryCell = createCell<Library | null>(null)
/**
 * The same, but another object only when more changed than numbers and instants: whoever draws hundreds of names need
 * not draw them again a dozen times during a sync.
 */
export const namedLibraryCell = createCell<Library | null>(null)
/** Another object only when the tree of sources has other rows: building it anew takes longer than several frames. */
export const rowsCell = createCell<Library | null>(null)
/** What a row shows of its newspaper beside the name. */
export const sourcesCell = createCell<ReadonlyMap<SourceId, Source>>(new Map())
/** The key of a row in the tree of sources → the number beside it. */
export const countsCell = createCell<ReadonlyMap<string, number>>(new Map())

/** Several changes within this time are read once. */
const DEBOUNCE_MS = 150
/** A sync changes something ten times in a second; nobody reads counts that fast. */
const THROTTLE_MS = 1000

const reading = throttle(readLibrary, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))

export function watchLibrary(): void {
  reader.on.libraryChanged(reading.ask)
  reader.on.articlesChanged(reading.ask)
  reader.on.bookmarksChanged(reading.ask)
  reading.now()
}

export async function renameSource({ id, title: before, language }: Source, title: string): Promise<void> {
  if (!(await changed(reader.request.renameSource(id, title)))) return
  tell(translate('sources.renamed', { source: isolated(title, language) }), () =>
    changed(reader.request.renameSource(id, before)),
  )
}

/** Moves a source to the section of this title; null: to no section. */
export async function moveSource({ id, title, language, sectionId }: Source, section: string | null): Promise<void> {
  const before = libraryCell.get()?.sections.find(each => each.id === sectionId)?.title ?? null
  if (!(await changed(reader.request.moveSource(id, section)))) return
  const source = isolated(title, language)
  const message =
    section === null
      ? translate('sources.movedOut', { source })
      : translate('sources.moved', { source, section: isolated(section, null) })
  tell(message, () => changed(reader.request.moveSource(id, before)))
}

export async function setSourceEnabled(id: SourceId, enabled: boolean): Promise<void> {
  await changed(reader.request.setSourceEnabled(id, enabled))
}

/** Direction and font of a newspaper's articles. */
export async function setReading(source: Source, rule: SourceRule, change: Partial<SourceRule>): Promise<void> {
  const set = (next: SourceRule) => changed(reader.request.setSourceRule(source.id, next))
  if (await set({ ...rule, ...change })) {
    tell(translate('sources.readingChosen', { source: isolated(source.title, source.language) }), () => set(rule))
  }
}

/** Takes effect with the next sync. */
export async function setFullText(source: Source, rule: SourceRule, choice: FullTextChoice): Promise<void> {
  const fullText = choice === 'automatic' ? null : choice
  if (!(await changed(reader.request.setSourceRule(source.id, { ...rule, fullText })))) return
  tell(translate(`sources.fullTextChosen.${choice}`, { source: isolated(source.title, source.language) }), () =>
    changed(reader.request.setSourceRule(source.id, rule)),
  )
}

export async function removeSource({ id, title, language }: Source): Promise<void> {
  if (!(await changed(reader.request.removeSource(id)))) return
  tell(translate('sources.removed', { source: isolated(title, language) }), () =>
    changed(reader.request.restoreSource(id)),
  )
}

/** Whether it was done; then the library is read at once. */
export async function changed(answer: Promise<Result<void>>): Promise<boolean> {
  const result = await answer
  if (result.ok) reading.now()
  else tellFailure(result)
  return result.ok
}

async function readLibrary(): Promise<void> {
  const library = await reader.request.readLibrary()
  if (library.ok) showLibrary(keepingSources(libraryCell.get(), library.value))
  else tellFailure(library)
}

function showLibrary(library: Library): void {
  const named = namedLibraryCell.get()
  const rows = rowsCell.get()
  libraryCell.set(library)
  countsCell.set(countsIn(library))
  sourcesCell.set(new Map(library.sources.map(source => [source.id, source])))
  if (rows === null || rowsIn(rows) !== rowsIn(library)) rowsCell.set(library)
  if (named === null || namesIn(named) !== namesIn(library)) namedLibraryCell.set(library)
}
