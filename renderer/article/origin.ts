// Where an article comes from and since when it is there, as its published line says it.
import type { Article } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'

export interface Origin {
  /** A sentence with a date in it, and the paper's name where it needs one. */
  readonly text: TextKey
  readonly at: number
  /** The hour of it is of no interest, or not known. */
  readonly isDay: boolean
}

/** What was saved by hand says so; that it was published, and when, only where its page told. */
export function originOf({ sourceTitle, publishedAt, savedAt }: Article): readonly Origin[] {
  const published = { text: 'article.published', at: publishedAt, isDay: isDayAlone(publishedAt) } as const
  if (savedAt === null) return [published]
  if (publishedAt !== savedAt && sourceTitle !== '') {
    return [published, { text: 'article.savedAfterwards', at: savedAt, isDay: true }]
  }
  return [{ text: sourceTitle === '' ? 'article.saved' : 'article.savedFrom', at: savedAt, isDay: true }]
}

/** Feeds that give no hour are read as midnight; of those that mean midnight the day says enough. */
export function isDayAlone(at: number): boolean {
  return at % 86_400_000 === 0
}
