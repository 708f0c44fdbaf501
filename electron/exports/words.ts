/** The words around exported articles, in the language that the reader chose for them. */

import { citationOf } from '../../shared/exports/citation.ts'
import { oneLine } from '../../shared/exports/citing.ts'
import { escapeHtml } from '../../shared/exports/html.ts'
import { plainDate } from '../../shared/locales/dates.ts'
import type { Writing } from '../../shared/locales/languages.ts'
import { createTranslate, type TextKey, type Translate } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import type { ArticleToExport } from '../records/exports.ts'

export interface Words {
  readonly t: Translate
  readonly writing: Writing
  html(key: TextKey): string
  /** Where it appeared and when; of what was saved by hand, when that was. */
  published(article: ArticleToExport): string
  /** For the eye: names in it are isolated. */
  citation(article: ArticleToExport): string
  date(at: number): string
}

export function wordsFor(writing: Writing): Words {
  const t = createTranslate(writing.language)
  const date = (at: number) => plainDate(at, writing)
  return {
    t,
    writing,
    date,
    html: key => escapeHtml(t(key)),
    published({ source: name, language, publishedAt, savedAt }) {
      const source = name === '' ? '' : isolated(oneLine(name), language)
      if (publishedAt !== null && source !== '') return t('article.published', { source, date: date(publishedAt) })
      return source === ''
        ? t('article.saved', { date: date(savedAt) })
        : t('article.savedFrom', { source, date: date(savedAt) })
    },
    citation: article => citationOf(article, writing, name => isolated(name, article.language)),
  }
}
