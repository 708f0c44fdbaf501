/** Which articles need the text of their page, and which of two texts a reader would rather have. */

import { foldWords } from '../arabic/fold.ts'

export const FULL_TEXT_CHOICES = ['automatic', 'always', 'never'] as const
/** `automatic`: where the feed's text is visibly cut. */
export type FullTextChoice = (typeof FULL_TEXT_CHOICES)[number]

export const TEXT_ORIGINS = ['feed', 'page'] as const
/** Where one of the two texts of an article is from. */
export type TextOrigin = (typeof TEXT_ORIGINS)[number]

/** Feeds that give two lines give this much at most; a whole piece of news is rarely shorter. */
const SUMMARY_LENGTH = 500
const ENDING = 120
const ELLIPSIS = /(?:\[\s*(?:\.{2,}|…|&hellip;|&#8230;)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3}|…)[\s"”»)\]]*$/u
const INVITATIONS: readonly string[] = [
  ...['اقرأ المزيد', 'اقرا المزيد', 'لقراءة المزيد', 'المزيد', 'تابع القراءة', 'أكمل القراءة', 'لقراءة المقال كاملا'],
  ...['التفاصيل', 'لقراءة الخبر كاملا', 'lire la suite', 'lire plus', 'en savoir plus', 'la suite', 'read more'],
  ...['continue reading', 'read the full story', 'read full article', 'full story', 'more'],
]
/** Folded when the first text is looked at: every process reads this file, and few of them ever look at one. */
let invitations: readonly string[] | null = null

/** Whether a feed's text is a beginning and not the article: it says so at its end, or it is as short as a summary. */
export function isCutShort(text: string): boolean {
  const ending = text.trimEnd().slice(-ENDING)
  if (ELLIPSIS.test(ending) || invites(ending)) return true
  return text.trim().length < SUMMARY_LENGTH
}

function invites(ending: string): boolean {
  const words = ` ${foldWords(ending).trim().replace(/\s+/g, ' ')} `
  invitations ??= INVITATIONS.map(invitation => ` ${foldWords(invitation).trim()} `)
  return invitations.some(invitation => words.endsWith(invitation))
}

/** Words of the feed's beginning that are looked for in the page. */
const COMPARED_WORDS = 60
/** Fewest words from which two texts can be told to be the same article. */
const FEWEST_WORDS = 8
const SAME_ARTICLE = 0.5
/** A page that is hardly longer has nothing to add, and the feed's text has no furniture in it. */
const WORTH_MORE = 1.15

/**
 * The page's text, when it is the same article and says more. A page that shows a wall, a question about cookies or the
 * paper's front page in place of the article shares no words with it, however long it is.
 */
export function betterText(feed: string, page: string): TextOrigin {
  const known = wordsOf(feed).slice(0, COMPARED_WORDS)
  const found = new Set(wordsOf(page))
  if (found.size === 0) return 'feed'
  if (known.length >= FEWEST_WORDS) {
    const shared = known.filter(word => found.has(word)).length / known.length
    if (shared < SAME_ARTICLE) return 'feed'
  }
  return page.length >= feed.length * WORTH_MORE ? 'page' : 'feed'
}

function wordsOf(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter(word => word.length > 1)
}
