// Putting articles into folders and giving them tags; whatever is added to an article makes it a bookmark.
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { Added, FolderId, Tag } from '../../../shared/contract/shelf.ts'
import { isolated } from '../../../shared/press/names.ts'
import { changeEverywhere } from '../../articles/open-article.ts'
import { createCell } from '../../base/cell.ts'
import { reader } from '../../base/reader.ts'
import { translate } from '../../language/translate.ts'
import { tell, tellFailure } from '../../notices/toasts.ts'
import { drawersCell } from './folders.ts'

export type Filed = Pick<ArticleRow, 'ref' | 'title' | 'direction' | 'language'>

/** The articles for which folder and tags are being chosen; null: nobody is choosing. */
export const filingCell = createCell<readonly Filed[] | null>(null)

export async function putInFolder(refs: readonly ArticleRef[], folderId: FolderId | null): Promise<void> {
  const filed = await reader.request.putInFolder(refs, folderId)
  if (!filed.ok) return tellFailure(filed)
  const { before, made } = filed.value
  noteMade(filed.value)
  if (before.length === 0) return
  const undo = async () => {
    for (const { ref, folderId: was } of before) {
      const back = await reader.request.putInFolder([ref], was)
      if (!back.ok) {
        tellFailure(back)
        return false
      }
    }
    return letGo(made)
  }
  tell(filedInWords(before.length, folderId), undo)
}

function filedInWords(count: number, folderId: FolderId | null): string {
  const folder = drawersCell.get().folders.find(({ id }) => id === folderId)
  if (!folder) return translate('shelf.takenOut')
  const named = { folder: isolated(folder.title, null) }
  return count === 1 ? translate('shelf.putIn', named) : translate('shelf.putManyIn', { ...named, count })
}

/** The tag; null: it could not be given, which has been told. */
export async function giveTag(refs: readonly ArticleRef[], name: string): Promise<Tag | null> {
  const tagged = await reader.request.tag(refs, name)
  if (!tagged.ok) {
    tellFailure(tagged)
    return null
  }
  const { tag, refs: changed, made } = tagged.value
  noteMade(tagged.value)
  if (changed.length > 0) {
    const undo = async () => {
      const off = await reader.request.untag(changed, tag.id)
      if (!off.ok) tellFailure(off)
      return off.ok && letGo(made)
    }
    tell(translate('shelf.tagged', { tag: isolated(tag.name, null) }), undo)
  }
  return tag
}

export async function takeTagOff(refs: readonly ArticleRef[], tag: Tag): Promise<void> {
  const off = await reader.request.untag(refs, tag.id)
  if (!off.ok) return tellFailure(off)
  if (off.value.length === 0) return
  const undo = async () => {
    const again = await reader.request.tag(off.value, tag.name)
    if (!again.ok) tellFailure(again)
    return again.ok
  }
  tell(translate('shelf.untagged', { tag: isolated(tag.name, null) }), undo)
}

/** Everything that shows them shows that they are bookmarks now. */
export function noteMade({ made }: Added): void {
  if (made.length > 0) changeEverywhere(made, { bookmarked: true })
}

/** Lets go of those that became bookmarks only because something was added to them. */
export async function letGo(made: readonly ArticleRef[]): Promise<boolean> {
  for (const ref of made) {
    const removed = await reader.request.removeBookmark(ref)
    if (!removed.ok) {
      tellFailure(removed)
      return false
    }
    changeEverywhere([ref], { bookmarked: false })
  }
  return true
}

/** Removes all of them from the library at once; what belonged to them comes back with them. */
export async function removeAll(refs: readonly ArticleRef[]): Promise<void> {
  if (!(await letGo(refs))) return
  const undo = async () => {
    for (const ref of refs) {
      const again = await reader.request.bookmark(ref)
      if (!again.ok) {
        tellFailure(again)
        return false
      }
    }
    changeEverywhere(refs, { bookmarked: true })
    return true
  }
  tell(translate('shelf.removedMany', { count: refs.length }), undo)
}
