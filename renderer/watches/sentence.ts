import type { Watch, WatchDeed } from '../../shared/contract/watches.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import { areQuoted } from '../../shared/watches/matching.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'

const SENTENCES: Readonly<Record<WatchDeed, readonly [always: TextKey, until: TextKey]>> = {
  tell: ['watches.sentenceTell', 'watches.sentenceTellUntil'],
  highlight: ['watches.sentenceHighlight', 'watches.sentenceHighlightUntil'],
  mute: ['watches.sentenceMute', 'watches.sentenceMuteUntil'],
}

/** What a watch does, in one sentence. */
export function useWatchSentence(): (watch: Watch) => string {
  const t = useTranslate()
  const writing = useWriting()
  const placeName = usePlaceName()
  return ({ words, field, place, deed, until }) => {
    const [always, ending] = SENTENCES[deed]
    const own = isolated(words.trim(), null)
    const parts = { words: areQuoted(words) ? own : t('watches.quoted', { words: own }), place: placeName(place) }
    const key = words.trim() === '' ? 'watches.whatAll' : KEYS[field]
    const what = t(key, parts)
    return until === null ? t(always, { what }) : t(ending, { what, date: fullDate(until, writing) })
  }
}

const KEYS = { anywhere: 'watches.whatAnywhere', headline: 'watches.whatHeadline' } as const

/** The newspapers of a watch, as they stand in a sentence. */
export function usePlaceName(): (place: Watch['place']) => string {
  const t = useTranslate()
  const library = useCell(libraryCell)
  return place => {
    if (place.kind === 'all') return t('watches.placeAll')
    if (place.kind === 'source') {
      const source = library?.sources.find(({ id }) => id === place.sourceId)
      return source ? isolated(source.title, source.language) : t('watches.placeGone')
    }
    const section = library?.sections.find(({ id }) => id === place.sectionId)
    return section ? t('watches.placeSection', { section: isolated(section.title, null) }) : t('watches.placeGone')
  }
}
