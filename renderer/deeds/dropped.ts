// What is dropped on the window: a list of newspapers, a library, a saved page, a text, or an address.
import { pastedAddress } from '../../shared/addresses/pasted.ts'
import { importDroppedLibrary, isArchiveFile } from '../exchange/exchange.ts'
import { translate } from '../language/translate.ts'
import { tell } from '../notices/toasts.ts'
import { isPageFile, offerPage, saveDropped } from '../saving/saving.ts'
import { importDropped } from '../sources/lists.ts'

const LIST_FILE = /\.(?:opml|xml)$/i

/** Every file is answered, also one that cannot be read here. `links` is a `text/uri-list`. */
export async function takeDropped(files: readonly File[], links: string): Promise<void> {
  const list = files.find(({ name }) => LIST_FILE.test(name))
  if (list) return importDropped(list).catch(tellUnreadable)
  const archive = files.find(isArchiveFile)
  if (archive) return importDroppedLibrary(archive).catch(tellUnreadable)
  const page = files.find(isPageFile)
  if (page) return saveDropped(page).catch(tellUnreadable)
  const address = pastedAddress(links.replace(/^#.*$/gm, ''))
  if (/^https?:/i.test(address)) offerPage(address)
  else if (files.length > 0) tell(translate('app.dropUnknown'))
}

/** Said of a dropped folder that is named like a file, or of a file that has gone meanwhile. */
function tellUnreadable(): void {
  tell(translate('app.dropUnreadable'))
}
