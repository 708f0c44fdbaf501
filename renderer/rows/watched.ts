import type { Translate } from '../../shared/locales/translator.ts'

/** Why a headline is marked: the reader's own words for it, '' where they named its newspaper. */
export function markOf(words: string, t: Translate): string {
  return words === '' ? t('watches.markOfSource') : t('watches.mark', { words })
}
