/** An article cited in a sentence, in Arabic, French or English; then its address, when it was kept, and the hash of its text. */

import type { CitationForm } from '../contract/exchange.ts'
import { plainDate } from '../locales/dates.ts'
import type { Writing } from '../locales/languages.ts'
import { createTranslate } from '../locales/translator.ts'
import { bibtexWriter } from './bibtex.ts'
import { type Cited, oneLine } from './citing.ts'
import { risOf } from './ris.ts'

/**
 * Each part on a line of its own. `writing`: in the language of the sentence. `named`: how names from outside stand in it,
 * where it is shown and not copied.
 */
export function citationOf(cited: Cited, writing: Writing, named = (name: string) => name): string {
  const { title, author, source, address, publishedAt, savedAt, textSha256 } = cited
  const t = createTranslate(writing.language)
  const given = (name: string | null) => (oneLine(name ?? '') === '' ? [] : [named(oneLine(name ?? ''))])
  const parts = [
    ...given(author),
    t('exports.cite.quoted', { title: given(title)[0] ?? t('exports.untitled') }),
    ...given(source),
    ...(publishedAt === null ? [] : [plainDate(publishedAt, writing)]),
  ]
  const lines = [
    t('exports.cite.sentence', { named: parts.join(t('exports.cite.comma')) }),
    address === null ? null : oneLine(address),
    savedAt === null ? null : t('exports.cite.savedOn', { date: plainDate(savedAt, writing) }),
    t('exports.cite.hash', { hash: textSha256 }),
  ]
  return lines.filter(line => line !== null).join('\n')
}

/** One citation by itself. `writing` says the region. */
export function citationIn(form: CitationForm, cited: Cited, writing: Writing): string {
  if (form === 'bibtex') return bibtexWriter()(cited)
  if (form === 'ris') return risOf(cited)
  return citationOf(cited, { ...writing, language: form })
}
