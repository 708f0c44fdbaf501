/**
 * Passwords of accounts and of single feeds, in a file of their own: in no database, no backup, no list, no log. The system's keeper encrypts
 * them; where it offers no protection they are written down only if the reader wants that.
 */

import { readFileSync } from 'node:fs'
import { saveFile } from '../base/save-file.ts'

/** The system's keeper of secrets; Electron's `safeStorage` in the app. */
export interface Keeper {
  /** False: whoever can read the file can read what is in it. */
  isProtecting(): boolean
  seal(text: string): Uint8Array
  /** @throws where another computer or user sealed it */
  open(sealed: Uint8Array): string
}

export interface Secrets {
  isProtected(): boolean
  /** null: nobody knows it, or what is written down cannot be read on this computer. */
  read(name: string): string | null
  /** `isKept`: beyond this run of the app. @throws ExpectedError `diskFull`, `fileNotWritable` */
  write(name: string, secret: string, isKept: boolean): Promise<void>
  forget(name: string): Promise<void>
  /** Of what is written down. */
  names(): readonly string[]
}

/** Of a program that signs in nowhere. */
export const NO_SECRETS: Secrets = {
  isProtected: () => false,
  read: () => null,
  write: async () => {},
  forget: async () => {},
  names: () => [],
}

export function openSecrets(path: string, keeper: Keeper): Secrets {
  const known = new Map<string, string>()
  const sealed = readSealed(path)
  let saving: Promise<void> = Promise.resolve()

  function save(): Promise<void> {
    const next = saving.then(() => saveFile(path, `${JSON.stringify(Object.fromEntries(sealed))}\n`, 0o600))
    saving = next.catch(() => {})
    return next
  }

  return {
    isProtected: () => keeper.isProtecting(),
    read(name) {
      const written = sealed.get(name)
      return known.get(name) ?? (written === undefined ? null : opened(written, keeper))
    },
    async write(name, secret, isKept) {
      known.set(name, secret)
      if (isKept) sealed.set(name, Buffer.from(keeper.seal(secret)).toString('base64'))
      else if (!sealed.delete(name)) return
      await save()
    },
    async forget(name) {
      known.delete(name)
      if (sealed.delete(name)) await save()
    },
    names: () => [...sealed.keys()],
  }
}

/** What cannot be read is as good as nothing: the reader types it again. */
function readSealed(path: string): Map<string, string> {
  try {
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const entries = typeof written === 'object' && written !== null ? Object.entries(written) : []
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}

function opened(written: string, keeper: Keeper): string | null {
  try {
    return keeper.open(Buffer.from(written, 'base64'))
  } catch {
    return null
  }
}
