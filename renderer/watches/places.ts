// The newspapers and sections that a watch may be meant for, as they are chosen.

import type { WatchPlace } from '../../shared/contract/watches.ts'
import { isolated } from '../../shared/press/names.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'

export interface ChosenPlace {
  readonly key: string
  readonly place: WatchPlace
  readonly text: string
  /** Of a name from outside; absent: the interface's own words. */
  readonly language?: string | null
}

export function keyOfPlace(place: WatchPlace): string {
  if (place.kind === 'all') return 'all'
  return place.kind === 'source' ? `source ${place.sourceId}` : `section ${place.sectionId}`
}

export function usePlaces(): readonly ChosenPlace[] {
  const t = useTranslate()
  const library = useCell(libraryCell)
  const of = (place: WatchPlace, text: string, language?: string | null): ChosenPlace => ({
    key: keyOfPlace(place),
    place,
    text,
    ...(language === undefined ? {} : { language }),
  })
  return [
    of({ kind: 'all' }, t('watches.placeAll')),
    ...(library?.sections ?? []).map(({ id, title }) =>
      of({ kind: 'section', sectionId: id }, t('watches.placeSection', { section: isolated(title, null) })),
    ),
    ...(library?.sources ?? []).map(({ id, title, language }) => of({ kind: 'source', sourceId: id }, title, language)),
  ]
}
