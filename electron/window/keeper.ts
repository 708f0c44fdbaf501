/** The system's keeper of secrets: Keychain, DPAPI, or on Linux the keyring of the desktop, where there is one. */

import { safeStorage } from 'electron'
import type { Keeper } from '../accounts/secrets.ts'

export function systemKeeper(): Keeper {
  return {
    isProtecting: () => safeStorage.isEncryptionAvailable() && !isPlain(),
    seal: text => (safeStorage.isEncryptionAvailable() ? safeStorage.encryptString(text) : Buffer.from(text)),
    open(sealed) {
      const bytes = Buffer.from(sealed)
      return safeStorage.isEncryptionAvailable() ? safeStorage.decryptString(bytes) : bytes.toString()
    },
  }
}

/** Without a keyring, Chromium encrypts with a key that stands in its source. */
function isPlain(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}
