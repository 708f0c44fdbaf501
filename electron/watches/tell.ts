/** Tells the reader, after a sync, of what watches have caught. */

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Told } from '../../shared/contract/watches.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { complain } from '../base/log.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { divided, type Note, noteOf, noteOfOthers } from './notes.ts'

export interface TellingParts {
  readonly store: Remote<Pick<Store, 'takeTold'>>
  /** The reader wants notifications of the system. */
  isWanted(): boolean
  /** The reader looks at the window. */
  isLookedAt(): boolean
  translate(): Promise<Translate>
  now(): number
  /** False: there is nobody who could show it. */
  show(note: Note, onChosen: () => void): boolean
  openArticle(ref: ArticleRef): void
  openWatches(): void
  /** Tells it in the window, where there is one. */
  tellInWindow(told: readonly Told[]): void
}

/** Once for a story. Whoever looks at the window is told there and not twice. */
export async function tellOfCaught(parts: TellingParts): Promise<void> {
  const told = await parts.store.takeTold(parts.now())
  if (told.length === 0) return
  if (!parts.isWanted()) return
  if (parts.isLookedAt()) return parts.tellInWindow(told)
  const t = await parts.translate()
  const { each, others } = divided(told)
  const shown = [
    ...(others.length === 0 ? [] : [parts.show(noteOfOthers(others, t), parts.openWatches)]),
    ...each.map(one => parts.show(noteOf(one, t), () => parts.openArticle(one.ref))),
  ]
  if (shown.includes(false)) parts.tellInWindow(told)
}

/** One after the other: what was taken by one is not looked for by the next. */
export function createTelling(parts: TellingParts): () => void {
  let last: Promise<void> = Promise.resolve()
  return () => {
    last = last.then(() => tellOfCaught(parts)).catch(error => complain('watches', error))
  }
}
