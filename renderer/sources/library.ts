// Sections and sources as the store has them, and what the reader does to them.
import type { ImportSummary, Library, Source, SourceId } from '../../shared/models.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../cell.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { reader } from '../reader.ts'

/** null until it has been read the first time. */
export const libraryCell = createCell<Library | null>(null)
/** A finished import whose skipped entries the reader should see. */
export const importCell = createCell<ImportSummary | null>(null)

/** Several changes within this time are read once. */
const SETTLING = 150

let waiting: ReturnType<typeof setTimeout> | undefined

export function watchLibrary(): void {
  reader.on.libraryChanged(readSoon)
  reader.on.articlesChanged(readSoon)
  reader.on.bookmarksChanged(readSoon)
  reader.on.opmlImported(showImport)
  reader.on.importFailed(({ code }) => tell(failureSentence(code)))
  void readLibrary()
}

export async function addSource(address: string): Promise<Result<SourceId>> {
  const added = await reader.request.addSource(address)
  if (added.ok) tell(translate('sources.added'))
  return added
}

export async function importOpml(): Promise<void> {
  showImported(await reader.request.importOpml())
}

export async function importDropped(file: File): Promise<void> {
  showImported(await reader.request.importOpmlText(file.name, await file.text()))
}

export async function renameSource(id: SourceId, title: string): Promise<void> {
  await changed(reader.request.renameSource(id, title))
}

export async function moveSource(id: SourceId, section: string | null): Promise<void> {
  await changed(reader.request.moveSource(id, section))
}

export async function setSourceEnabled(id: SourceId, enabled: boolean): Promise<void> {
  await changed(reader.request.setSourceEnabled(id, enabled))
}

export async function removeSource({ id, title }: Source): Promise<void> {
  if (!(await changed(reader.request.removeSource(id)))) return
  tell(translate('sources.removed', { source: title }), () => void changed(reader.request.restoreSource(id)))
}

/** The first reason why a source could not be brought up to date, if there is one. */
export function troubleOf(source: Source) {
  return source.feeds.find(feed => feed.failure !== null)?.failure ?? null
}

async function changed(answer: Promise<Result<void>>): Promise<boolean> {
  const result = await answer
  if (result.ok) readSoon()
  else tellFailure(result)
  return result.ok
}

function showImported(imported: Result<ImportSummary>): void {
  if (imported.ok) showImport(imported.value)
  else tellFailure(imported)
}

function showImport(summary: ImportSummary): void {
  if (summary.file === null) return
  readSoon()
  if (summary.skipped.length > 0) importCell.set(summary)
  else tell(translate('sources.imported', { count: summary.added }))
}

/** An event's code comes as plain text: a code that we have no sentence for is a bug and is said as one. */
function failureSentence(code: string): string {
  const key = `failure.${code}` as 'failure.internal'
  const sentence = translate(key)
  return sentence === key ? translate('failure.internal') : sentence
}

function readSoon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => void readLibrary(), SETTLING)
}

async function readLibrary(): Promise<void> {
  const library = await reader.request.readLibrary()
  if (library.ok) libraryCell.set(library.value)
  else tellFailure(library)
}
