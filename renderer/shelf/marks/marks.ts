// What the reader added to the article that is open: its folder, tags, note and highlights.
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Highlight, HighlightId, Marks, Quote } from '../../../shared/contract/shelf.ts'
import { articleCell } from '../../articles/open-article.ts'
import { createCell } from '../../base/cell.ts'
import { createLatest } from '../../base/latest.ts'
import { reader } from '../../base/reader.ts'
import { debounce } from '../../base/soon.ts'
import { translate } from '../../language/translate.ts'
import { keepUndo, say, tell, tellFailure } from '../../notices/toasts.ts'
import { letGo, noteMade } from './filing.ts'

export interface OpenMarks {
  readonly ref: ArticleRef
  readonly marks: Marks
}

/** null: nothing is open, or it is not known yet. */
export const marksCell = createCell<OpenMarks | null>(null)

/** The highlight whose note is before the reader; null: none. */
export const editedCell = createCell<Highlight | null>(null)

const beginReading = createLatest()
const readingSoon = debounce(() => void readOpenMarks(), 60)

/** Undoing what is older than the article that is open must reach it, too. */
export function watchMarks(): void {
  let opened: ArticleRef | null = null
  articleCell.subscribe(() => {
    const ref = articleCell.get()?.ref ?? null
    if (ref === opened) return
    opened = ref
    void readOpenMarks()
  })
  reader.on.shelfChanged(readingSoon.ask)
  reader.on.bookmarksChanged(readingSoon.ask)
}

async function readOpenMarks(): Promise<void> {
  const isLatest = beginReading()
  const ref = articleCell.get()?.ref
  if (ref === undefined) return marksCell.set(null)
  const marks = await reader.request.readMarks(ref)
  if (!isLatest()) return
  const known = marksCell.get()
  if (!marks.ok) return marksCell.set(null)
  // What is the same keeps its object: nothing is drawn again.
  const isSame = known?.ref === ref && JSON.stringify(known.marks) === JSON.stringify(marks.value)
  if (!isSame) marksCell.set({ ref, marks: marks.value })
}

/** Whether it is kept. It is taken back by the key alone: whoever writes sees what is written. */
export async function writeNote(ref: ArticleRef, note: string): Promise<boolean> {
  const written = await reader.request.writeNote(ref, note)
  if (!written.ok) {
    tellFailure(written)
    return false
  }
  showNote(ref, note)
  noteMade(written.value)
  const { before, made } = written.value
  if (before.trim() === note.trim()) return true
  say(translate(note.trim() === '' ? 'shelf.noteGone' : 'shelf.noteKept'))
  keepUndo(async () => {
    const back = await reader.request.writeNote(ref, before)
    if (back.ok) showNote(ref, before)
    else tellFailure(back)
    return back.ok && letGo(made)
  })
  return true
}

/** At once: whoever takes back what was just written sees it go. */
function showNote(ref: ArticleRef, note: string): void {
  const known = marksCell.get()
  if (known?.ref === ref) marksCell.set({ ref, marks: { ...known.marks, note: note.trim() } })
}

/** Its key; null: it could not be kept, which has been told. */
export async function addHighlight(ref: ArticleRef, quote: Quote): Promise<HighlightId | null> {
  const added = await reader.request.highlight(ref, quote, '')
  if (!added.ok) {
    tellFailure(added)
    return null
  }
  noteMade(added.value)
  const { id, made } = added.value
  const undo = async () => {
    const removed = await reader.request.removeHighlight(id)
    if (!removed.ok) tellFailure(removed)
    return removed.ok && letGo(made)
  }
  tell(translate('shelf.highlighted'), undo, { name: translate('shelf.writeNote'), act: () => editHighlight(ref, id) })
  return id
}

/** Opens its note, once it is known. */
export async function editHighlight(ref: ArticleRef, id: HighlightId): Promise<void> {
  const marks = await reader.request.readMarks(ref)
  const found = marks.ok ? marks.value.highlights.find(highlight => highlight.id === id) : undefined
  if (found) editedCell.set(found)
}

export async function noteHighlight({ id }: Highlight, note: string): Promise<void> {
  const changed = await reader.request.noteHighlight(id, note)
  if (!changed.ok) return tellFailure(changed)
  const before = changed.value
  if (before === note.trim()) return
  tell(translate('shelf.highlightChanged'), async () => {
    const back = await reader.request.noteHighlight(id, before)
    if (!back.ok) tellFailure(back)
    return back.ok
  })
}

export async function removeHighlight({ id }: Highlight): Promise<void> {
  const removed = await reader.request.removeHighlight(id)
  if (!removed.ok) return tellFailure(removed)
  tell(translate('shelf.highlightGone'), async () => {
    const back = await reader.request.restoreHighlight(id)
    if (!back.ok) tellFailure(back)
    return back.ok
  })
}
