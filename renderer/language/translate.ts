// The interface's words. `useTranslate` in components, `translate` where there is no component.
import { localeOf, type Writing } from '../../shared/locales/languages.ts'
import { createTranslate, type TextKey, type TextValues, type Translate } from '../../shared/locales/translator.ts'
import { type InterfaceLanguage, settingsFrom } from '../../shared/settings/settings.ts'
import { createCell, useCell } from '../base/cell.ts'

/** One object for as long as nothing in it changes: rows are drawn again when it does. */
const writingCell = createCell<Writing>(settingsFrom({}))
const translators = new Map<string, Translate>()

export function writeAs({ language, region, digits, hijri }: Writing): void {
  const now = writingCell.get()
  const next: Writing = { language, region, digits, hijri }
  if (localeOf(now) !== localeOf(next) || now.hijri !== hijri) writingCell.set(next)
}

export function translate(key: TextKey, values?: TextValues): string {
  return translatorFor(writingCell.get())(key, values)
}

/** The translator of the current language; a component that holds it is drawn again when the language changes. */
export function useTranslate(): Translate {
  return translatorFor(useCell(writingCell))
}

export function useLanguage(): InterfaceLanguage {
  return useCell(writingCell).language
}

/** For dates and numbers. */
export function useWriting(): Writing {
  return useCell(writingCell)
}

function translatorFor(writing: Writing): Translate {
  const locale = localeOf(writing)
  const known = translators.get(locale) ?? createTranslate(writing.language, locale)
  translators.set(locale, known)
  return known
}
