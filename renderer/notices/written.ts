// A file was written: the next step leads to it.
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from './toasts.ts'

export function tellWritten(message: string): void {
  tell(message, null, { name: translate('app.showFile'), act: showWritten })
}

async function showWritten(): Promise<void> {
  const shown = await reader.request.showWritten()
  if (!shown.ok) tellFailure(shown)
}
