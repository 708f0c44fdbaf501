// What the reader does to sections.
import type { SectionId, SourceId } from '../../shared/contract/ids.ts'
import type { Section } from '../../shared/contract/sources.ts'
import { isolated } from '../../shared/press/names.ts'
import { placedBefore, stepped } from '../base/order.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell } from '../notices/toasts.ts'
import { changed, libraryCell } from './library.ts'
import { sectionOf } from './tree.ts'

export async function renameSection({ id, title: before }: Section, title: string): Promise<void> {
  if (title === before || !(await changed(reader.request.renameSection(id, title)))) return
  tell(translate('sections.renamed', { section: isolated(title, null) }), () =>
    changed(reader.request.renameSection(id, before)),
  )
}

/** In front of another section; null: behind all of them. */
export async function placeSection(id: SectionId, before: SectionId | null): Promise<void> {
  await order(placedBefore(sectionIds(), id, before))
}

/** One place up or down. */
export async function stepSection(id: SectionId, step: 1 | -1): Promise<void> {
  await order(stepped(sectionIds(), id, step))
}

async function order(wanted: readonly SectionId[] | null): Promise<void> {
  const before = sectionIds()
  if (wanted === null || !(await changed(reader.request.orderSections(wanted)))) return
  tell(translate('sections.ordered'), () => changed(reader.request.orderSections(before)))
}

/** Its newspapers stay, in no section. */
export async function removeSection({ id, title }: Section): Promise<void> {
  const sources = libraryCell.get()?.sources.filter(source => source.sectionId === id) ?? []
  const ids = sources.map(source => source.id)
  if (!(await changed(reader.request.moveSources(ids, null)))) return
  tell(translate('sections.removed', { section: isolated(title, null) }), () =>
    changed(reader.request.moveSources(ids, title)),
  )
}

/** Newspapers that were dropped into a section, or out of all sections. Those that are there already do not move. */
export async function moveSources(ids: readonly SourceId[], section: string | null): Promise<void> {
  const library = libraryCell.get()
  const moving = ids.filter(id => library && sectionOf(library, id) !== section)
  if (!library || moving.length === 0) return
  const before = moving.map(id => ({ id, section: sectionOf(library, id) }))
  if (!(await changed(reader.request.moveSources(moving, section)))) return
  const [only] = moving.length === 1 ? library.sources.filter(({ id }) => id === moving[0]) : []
  tell(
    sentenceOf(only && isolated(only.title, only.language), moving.length, section && isolated(section, null)),
    async () => {
      for (const { id, section: own } of before) {
        if (!(await changed(reader.request.moveSources([id], own)))) return false
      }
      return true
    },
  )
}

/** `source`: the name of the one that was moved, where it was only one. */
function sentenceOf(source: string | undefined, count: number, section: string | null): string {
  if (source !== undefined) {
    return section === null
      ? translate('sources.movedOut', { source })
      : translate('sources.moved', { source, section })
  }
  return section === null ? translate('sections.tookOut', { count }) : translate('sections.tookIn', { count, section })
}

function sectionIds(): SectionId[] {
  return libraryCell.get()?.sections.map(({ id }) => id) ?? []
}
