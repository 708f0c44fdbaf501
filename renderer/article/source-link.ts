// The way to the page that an article came from, and what is told when it leads nowhere.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Article, SourceState } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { articleCell, openLink } from '../articles/open-article.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tellFailure } from '../notices/toasts.ts'
import { linkHost } from './text/link-host.ts'

export interface SourceNote {
  readonly ref: ArticleRef
  readonly address: string
  /** null: the site is being asked. */
  readonly state: Exclude<SourceState, { kind: 'fine' }> | null
}

export const sourceNoteCell = createCell<SourceNote | null>(null)

/** Opens the page in the browser if it is still there; otherwise the reader is told and the saved copy stays in front. */
export async function openSource({ ref, url }: Pick<Article, 'ref' | 'url'>): Promise<void> {
  if (url === null || sourceNoteCell.get()?.state === null) return
  const asking: SourceNote = { ref, address: url, state: null }
  sourceNoteCell.set(asking)
  say(translate('article.askingSource'))
  const opened = await reader.request.openSource(url)
  const isStillMeant = sourceNoteCell.get() === asking && articleCell.get()?.ref === ref
  sourceNoteCell.set(null)
  if (!opened.ok) tellFailure(opened)
  else if (isStillMeant && opened.value.kind !== 'fine') {
    sourceNoteCell.set({ ...asking, state: opened.value })
    say(translate(sentenceOf(opened.value), { host: hostIn(opened.value) }))
  }
}

export async function openAnyway({ address }: SourceNote): Promise<void> {
  sourceNoteCell.set(null)
  await openLink(address)
}

type Told = NonNullable<SourceNote['state']>

export function sentenceOf({ kind }: Told): TextKey {
  const sentences = {
    gone: 'article.sourceGone',
    otherOwner: 'article.sourceMoved',
    homePage: 'article.sourceHome',
    unreachable: 'article.sourceUnreachable',
  } as const
  return sentences[kind]
}

/** Empty where the sentence names no host. */
export function hostIn(state: Told): string {
  return state.kind === 'otherOwner' ? (linkHost(`https://${state.host}/`) ?? '') : ''
}
