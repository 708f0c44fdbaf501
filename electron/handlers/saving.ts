/** Requests to save pages by hand. */

import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { RequestName } from '../../shared/contract/contract.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { ExpectedError } from '../../shared/result.ts'
import { openableAddress } from '../base/openable-address.ts'
import type { Handlers } from '../ipc/ipc.ts'
import { LARGEST_PAGE_FILE } from '../network/limits.ts'
import type { SavedPages } from '../pages/saved-pages.ts'
import type { HandlerParts } from './handlers.ts'

export function pageHandlers({ engine, changed, choosePageFile }: HandlerParts) {
  const saving = async (save: (pages: SavedPages) => Promise<ArticleRef>): Promise<ArticleRef> => {
    const ref = await save((await engine).savedPages)
    changed.bookmarks()
    changed.library()
    return ref
  }

  return {
    savePage: address => saving(pages => pages.saveAddress(webAddress(address))),
    async choosePageFile() {
      const path = await choosePageFile()
      return path === null ? null : saving(async pages => pages.saveFile(basename(path), await readPageFile(path)))
    },
    savePageFile: (name, bytes) => saving(pages => pages.saveFile(name, bytes)),
  } satisfies Partial<{ readonly [N in RequestName]: Handlers[N] }>
}

function webAddress(address: string): string {
  const openable = openableAddress(address.trim())
  if (openable === null || !/^https?:/.test(openable))
    throw new ExpectedError('badAddress', 'No address of a web page.')
  return openable
}

/** Looks at the size first: a film that was chosen by mistake does not go through memory. */
async function readPageFile(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(error => {
    throw new ExpectedError('notFound', String(error))
  })
  try {
    const { size } = await file.stat()
    if (size > LARGEST_PAGE_FILE) throw new ExpectedError('tooLarge', `${size} bytes`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}
