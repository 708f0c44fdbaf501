// The words of a headline as they are drawn and said, also where the paper gave none.
import type { Direction } from '../../shared/arabic/direction.ts'
import { plainDate } from '../../shared/locales/dates.ts'
import { DIRECTIONS, type Writing } from '../../shared/locales/languages.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { typeset } from '../../shared/press/typography.ts'

/** Of an article, its row or its place in the headline bar. */
export interface HeadlineOf {
  /** '' where it has no words that could be seen. */
  readonly title: string
  readonly direction: Direction
  readonly language: string | null
  readonly picture?: string | null
  readonly publishedAt?: number
}

export interface WrittenHeadline {
  readonly text: string
  readonly direction: Direction
  readonly language: string | null
}

export function writtenHeadline(of: HeadlineOf, translate: Translate, writing: Writing): WrittenHeadline {
  const { title, direction, language } = of
  if (title !== '') return { text: typeset(title, direction, language), direction, language }
  const own = { direction: DIRECTIONS[writing.language], language: writing.language }
  if (of.picture || of.publishedAt === undefined) return { text: translate('article.onlyPicture'), ...own }
  return { text: plainDate(of.publishedAt, writing), ...own }
}
