/** Requests to save pages by hand. */

import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { hasPassword } from '../../shared/addresses/password.ts'
import { pastedAddress } from '../../shared/addresses/pasted.ts'
import type { BookmarkRequests, BookmarksInStore } from '../../shared/contract/bookmarks.ts'
import { LARGEST_PAGE_FILE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import { openableAddress } from '../base/openable-address.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function bookmarkHandlers({
  engine,
  system,
}: HandlerParts): HandlersOf<Omit<BookmarkRequests, keyof BookmarksInStore>> {
  return {
    savePage: async address => (await engine).savedPages.saveAddress(webAddress(address)),
    async choosePageFile() {
      const path = await system.chooseFile('page')
      return path === null ? null : (await engine).savedPages.saveFile(basename(path), await readPageFile(path))
    },
    savePageFile: async (name, bytes) => (await engine).savedPages.saveFile(name, bytes),
  }
}

function webAddress(address: string): string {
  const pasted = pastedAddress(address)
  if (hasPassword(pasted)) throw new ExpectedError('passwordInAddress', 'Pages are saved without a password only.')
  const openable = openableAddress(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(pasted) ? pasted : `https://${pasted}`)
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
