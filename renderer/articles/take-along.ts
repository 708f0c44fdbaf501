// Words and addresses onto the clipboard.

import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tell, tellFailure } from '../notices/toasts.ts'

/** What was selected is seen to be copied as anywhere else: only a listener is told. */
export async function copyWords(words: string): Promise<void> {
  const copied = await reader.request.copy(words)
  if (copied.ok) say(translate('menu.copied'))
  else tellFailure(copied)
}

export async function copyLink(address: string): Promise<void> {
  const copied = await reader.request.copy(address)
  if (copied.ok) tell(translate('menu.linkCopied'))
  else tellFailure(copied)
}
