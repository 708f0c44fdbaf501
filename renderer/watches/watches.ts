// The way into watches/: what the reader watches for, and what the page about it does.

import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { Source } from '../../shared/contract/sources.ts'
import type { KeptWatch, Watch, WatchDeed, WatchId } from '../../shared/contract/watches.ts'
import { isolated } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'

/** null: not read yet. */
export const watchesCell = createCell<readonly KeptWatch[] | null>(null)

/** What the page opens with. `headline`: of the article whose words are offered. */
export interface Draft {
  readonly watch: Watch
  readonly headline: ArticleRow | null
}

export const EMPTY_WATCH: Watch = { words: '', field: 'anywhere', place: { kind: 'all' }, deed: 'tell', until: null }

export const draftCell = createCell<Draft>({ watch: EMPTY_WATCH, headline: null })

const DEBOUNCE_MS = 500

/** Reads what is watched for, and again whenever something in it may have changed. */
export function watchWatches(): void {
  const soon = debounce(readWatches, DEBOUNCE_MS)
  void readWatches()
  reader.on.watchesChanged(soon.now)
  reader.on.articlesChanged(soon.ask)
  reader.on.libraryChanged(soon.ask)
}

async function readWatches(): Promise<void> {
  const watches = await reader.request.listWatches()
  if (watches.ok) watchesCell.set(watches.value)
}

export function openWatches(watch: Partial<Watch> = {}, headline: ArticleRow | null = null): void {
  draftCell.set({ watch: { ...EMPTY_WATCH, ...watch }, headline })
  dialogCell.set('watches')
}

/** From words that are selected in an article. */
export function watchForWords(words: string, deed: WatchDeed): void {
  openWatches({ words: words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS), deed })
}

const LONGEST_WORDS = 200

/** Whether it is kept. */
export async function makeWatch(watch: Watch): Promise<boolean> {
  const made = await reader.request.makeWatch(watch)
  if (!made.ok) return failed(made)
  tell(translate('watches.made'), () => done(reader.request.removeWatch(made.value)))
  return true
}

export async function changeWatch({ id, ...before }: KeptWatch, watch: Watch): Promise<boolean> {
  if (!(await done(reader.request.changeWatch(id, watch)))) return false
  const { words, field, place, deed, until } = before
  tell(translate('watches.changed'), () =>
    done(
      reader.request.changeWatch(id, {
        words,
        field,
        place,
        deed,
        until: until !== null && before.isOver ? null : until,
      }),
    ),
  )
  return true
}

export async function pauseWatch({ id, isPaused }: KeptWatch): Promise<void> {
  if (!(await done(reader.request.pauseWatch(id, !isPaused)))) return
  tell(translate(isPaused ? 'watches.resumedNow' : 'watches.pausedNow'), () =>
    done(reader.request.pauseWatch(id, isPaused)),
  )
}

export async function removeWatch({ id }: KeptWatch): Promise<void> {
  if (!(await done(reader.request.removeWatch(id)))) return
  tell(translate('watches.removed'), () => done(reader.request.restoreWatch(id)))
}

/** The mutes that hold for all of a newspaper. */
export function mutesOf(watches: readonly KeptWatch[] | null, source: Pick<Source, 'id'>): readonly KeptWatch[] {
  return (watches ?? []).filter(
    ({ words, deed, place, isPaused, isOver }) =>
      words === '' &&
      deed === 'mute' &&
      place.kind === 'source' &&
      place.sourceId === source.id &&
      !isPaused &&
      !isOver,
  )
}

export async function muteSource({ id, title, language }: Source, until: number | null): Promise<void> {
  const made = await reader.request.makeWatch({
    ...EMPTY_WATCH,
    place: { kind: 'source', sourceId: id },
    deed: 'mute',
    until,
  })
  if (!made.ok) return tellFailure(made)
  tell(translate('watches.mutedSource', { source: isolated(title, language) }), () =>
    done(reader.request.removeWatch(made.value)),
  )
}

export async function unmuteSource(source: Source): Promise<void> {
  const ids = mutesOf(watchesCell.get(), source).map(({ id }) => id)
  if (!(await forEach(ids, reader.request.removeWatch))) return
  tell(translate('watches.unmutedSource', { source: isolated(source.title, source.language) }), () =>
    forEach(ids, reader.request.restoreWatch),
  )
}

async function forEach(ids: readonly WatchId[], deed: (id: WatchId) => Promise<Result<void>>): Promise<boolean> {
  for (const id of ids) if (!(await done(deed(id)))) return false
  return true
}

async function done(work: Promise<Result<void>>): Promise<boolean> {
  const result = await work
  return result.ok || failed(result)
}

function failed(result: Parameters<typeof tellFailure>[0]): false {
  tellFailure(result)
  return false
}
