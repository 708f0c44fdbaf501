// The library as one file, out and in: what is under way, and what came of it.
import {
  ARCHIVE_ENDING,
  type Brought,
  type ExchangeProgress,
  type Exported,
  type Imported,
} from '../../shared/contract/exchange.ts'
import { isolatedAddress } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { type Step, say, tell, tellFailure } from '../notices/toasts.ts'
import { tellWritten } from '../notices/written.ts'

export const exchangeCell = createCell<ExchangeProgress | null>(null)
/** An import that left something out: it stays before the reader's eyes until they put it away. */
export const outcomeCell = createCell<Imported | null>(null)

/** What is said of it while it goes on. */
export const UNDER_WAY = {
  export: 'exchange.exporting',
  gather: 'exchange.gathering',
  exportArticles: 'exports.writing',
  import: 'exchange.importing',
  fetch: 'exchange.fetching',
} as const

export function watchExchange(): void {
  reader.on.exchangeProgressed(noteProgress)
  void readExchange()
}

export function isArchiveFile({ name }: File): boolean {
  return name.endsWith(`.${ARCHIVE_ENDING}`)
}

export async function exportLibrary(): Promise<void> {
  tellExported(await reader.request.exportArchive())
}

/** Everything that is precious, and not the library alone. */
export async function exportProfile(): Promise<void> {
  tellExported(await reader.request.exportProfile())
}

function tellExported(exported: Result<Exported | null>): void {
  if (exported.ok && exported.value !== null) {
    const { bookmarks, leftOut, isProfile } = exported.value
    const file = isolatedAddress(exported.value.file)
    const written = isProfile
      ? translate('profile.exported', { file })
      : translate('exchange.exported', { count: bookmarks, file })
    tellWritten(leftOut === 0 ? written : `${written} ${translate('exchange.leftOut', { count: leftOut })}`)
  }
  if (exported.ok) return
  if (exported.code === 'cancelled') tell(translate('exchange.exportCancelled'))
  else tellFailure(exported)
}

export async function importLibrary(): Promise<void> {
  tellImported(await reader.request.importArchive())
}

export async function importProfile(): Promise<void> {
  tellImported(await reader.request.importProfile())
}

/** The file itself is given: the preload script finds where it lies, and the page need not know. */
export async function importDroppedLibrary(file: File): Promise<void> {
  tellImported(await reader.request.importDroppedArchive(file as unknown as string))
}

/** Of bookmarks of which a list gave no more than the name. */
export async function fetchTexts(): Promise<void> {
  const done = await reader.request.fetchTexts()
  if (!done.ok) return tellFailure(done)
  const { fetched, failed, isCancelled } = done.value
  const sentences = [
    translate('exchange.fetched', { count: fetched }),
    failed > 0 && translate('exchange.notFetched', { count: failed }),
    isCancelled && translate('exchange.fetchCancelled'),
  ]
  tell(sentences.filter(sentence => sentence !== false).join(' '))
}

export async function cancelExchange(): Promise<void> {
  const cancelled = await reader.request.cancelExchange()
  if (!cancelled.ok) tellFailure(cancelled)
}

export function dismissOutcome(): void {
  outcomeCell.set(null)
}

/** In whole sentences; what could not be read is named beside them. */
export function outcomeInWords(imported: Imported): string {
  const { added, there, unreadable, withoutText, isDamaged, isCancelled, profile } = imported
  const sentences = [
    isDamaged && translate('exchange.damaged'),
    ...(profile ? broughtInWords(profile, added) : [translate('exchange.added', { count: added })]),
    withoutText > 0 && translate('exchange.withoutText', { count: withoutText }),
    there > 0 && translate('exchange.there', { count: there }),
    unreadable > 0 && translate('exchange.unreadable', { count: unreadable }),
    isCancelled && translate('exchange.importCancelled'),
  ]
  return sentences.filter(sentence => sentence !== false).join(' ')
}

/** Of a whole profile only what was new is told: of most of it nobody waits for a number. */
function broughtInWords(profile: Brought, bookmarks: number): (string | false)[] {
  const { sources, read, rules, pictures, hasSettings, leftOut, hasUnknown } = profile
  const isNew = sources + read + rules + pictures + bookmarks > 0 || hasSettings
  return [
    !isNew && translate('profile.nothing'),
    sources > 0 && translate('profile.sources', { count: sources }),
    bookmarks > 0 && translate('exchange.added', { count: bookmarks }),
    read > 0 && translate('profile.read', { count: read }),
    rules > 0 && translate('profile.rules', { count: rules }),
    pictures > 0 && translate('profile.pictures', { count: pictures }),
    hasSettings && translate('profile.hasSettings'),
    leftOut > 0 && translate('profile.leftOut', { count: leftOut }),
    hasUnknown && translate('profile.hasUnknown'),
  ]
}

function tellImported(imported: Result<Imported | null>): void {
  if (!imported.ok) tellFailure(imported)
  else if (imported.value && isIncomplete(imported.value)) outcomeCell.set(imported.value)
  else if (imported.value) tell(outcomeInWords(imported.value), null, toTexts(imported.value))
}

function isIncomplete({ isDamaged, unreadable, profile }: Imported): boolean {
  return isDamaged || unreadable > 0 || (profile !== null && (profile.leftOut > 0 || profile.hasUnknown))
}

function toTexts({ withoutText }: Imported): Step | null {
  return withoutText > 0 ? { name: translate('exchange.fetch'), act: () => void fetchTexts() } : null
}

function noteProgress(progress: ExchangeProgress | null): void {
  // The beginning is read out, and the end is told; between them it would never stop talking.
  if (progress && !exchangeCell.get()) say(translate(UNDER_WAY[progress.kind]))
  exchangeCell.set(progress)
}

async function readExchange(): Promise<void> {
  const progress = await reader.request.readExchange()
  if (progress.ok) exchangeCell.set(progress.value)
}
