/** Languages by their names in the interface's language. */

import { localeOf, type Writing } from './languages.ts'

/** null for a tag that names no language. */
export function languageName(tag: string, writing: Writing): string | null {
  try {
    // The region says nothing that a reader chooses by.
    const [language = ''] = tag.split('-')
    return new Intl.DisplayNames(localeOf(writing), { type: 'language', fallback: 'none' }).of(language) ?? null
  } catch {
    // `Intl` throws for what is no tag at all.
    return null
  }
}
