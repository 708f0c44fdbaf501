/**
 * What the system's notifications say. Headlines come from outside: each is one short line, kept apart from the words
 * around it, behind the host that it came from, so that none can pass for a message of the app or of somebody else.
 */

import type { Told } from '../../shared/contract/watches.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated, isolatedAddress } from '../../shared/press/names.ts'
import { isVisible } from '../../shared/text/visible.ts'
import { oneLine } from '../base/one-line.ts'

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
    title: t('watches.noteTitle', { words: isolated(oneLine(name, LONGEST_WORDS), null) }),
    body: `${isolatedAddress(oneLine(host, LONGEST_WORDS))} · ${isolated(oneLine(headline, LONGEST_HEADLINE), null)}`,
  }
}

export function noteOfOthers(others: readonly Told[], t: Translate): Note {
  return { title: t('watches.name'), body: t('watches.noteOfOthers', { count: others.length }) }
}
