/** The one way out: opens an address in the system's own program, if it is one that may be opened. */

import { shell } from 'electron'
import { ExpectedError } from '../../shared/result.ts'
import { openableAddress } from '../base/openable-address.ts'

export type Open = (address: string) => Promise<void>

/** @throws ExpectedError `addressNotAllowed` */
export async function openLink(address: string, open: Open = shell.openExternal): Promise<void> {
  const openable = openableAddress(address)
  if (openable === null) throw new ExpectedError('addressNotAllowed', 'Only web and mail addresses are opened.')
  await open(openable)
}
