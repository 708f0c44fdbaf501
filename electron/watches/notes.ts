/**
 * What the system's notifications say. Headlines come from outside: each is one short line, kept apart from the words
 * around it, behind the host that it came from, so that none can pass for a message of the app or of somebody else.
 */

import type { Told } from '../../shared/contract/watches.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated, isolatedAddress } from '../../shared/press/names.ts'
import { isVisible } from '../../shared/text/visible.ts'

export interface Note {
  readonly title: string
  readonly body: string
}

/** More at once would cover the screen. */
const MOST_ONE_BY_ONE = 3
/** Graphemes of a headline, and of the reader's own words. */
const LONGEST_HEADLINE = 120
const LONGEST_WORDS = 40

/** The newest are told one by one, the others in one sentence. */
export function divided(told: readonly Told[]): { readonly each: readonly Told[]; readonly others: readonly Told[] } {
  const most = told.length > MOST_ONE_BY_ONE ? MOST_ONE_BY_ONE - 1 : MOST_ONE_BY_ONE
  return { each: told.slice(-most), others: told.slice(0, -most) }
}

export function noteOf({ words, title, sourceTitle, host }: Told, t: Translate): Note {
  const name = words === '' ? sourceTitle : words
  const headline = isVisible(title) ? title : t('watches.noHeadline')
  return {
    title: t('watches.noteTitle', { words: isolated(line(name, LONGEST_WORDS), null) }),
    body: `${isolatedAddress(line(host, LONGEST_WORDS))} · ${isolated(line(headline, LONGEST_HEADLINE), null)}`,
  }
}

export function noteOfOthers(others: readonly Told[], t: Translate): Note {
  return { title: t('watches.name'), body: t('watches.noteOfOthers', { count: others.length }) }
}

/** Controls, marks of direction, breaks: nothing in a line of outside text may move what is around it. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu
/** Some systems read the text as markup. */
const MARKUP: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' }
/** Marks upon one letter: more are drawn over everything around it. */
const HEAPED = /(\p{M}{3})\p{M}+/gu
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })
/** Cutting begins with letters: a headline may be as long as a book. */
const LONGEST_LOOKED_AT = 4000

function line(text: string, longest: number): string {
  const plain = text
    .slice(0, LONGEST_LOOKED_AT)
    .replace(UNSEEN, ' ')
    .replace(HEAPED, '$1')
    .replace(/[<>&]/g, sign => MARKUP[sign] ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  const parts = [...graphemes.segment(plain)]
  return parts.length <= longest ? plain : `${plain.slice(0, parts[longest - 1]?.index ?? 0).trimEnd()}…`
}
