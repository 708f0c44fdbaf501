/**
 * Articles by their ids, from servers that cannot be asked for several by id: a page that begins at one of them brings its
 * neighbours along. What is missing is mostly new, and new ids follow each other.
 */

import type { PackedRemote, RemoteArticle } from '../../records/account.ts'
import { packedRemote, unpackedRemote } from '../../records/packed-remote.ts'

export interface Windows {
  /** Articles with this id and the next higher ones, `most` or fewer, ascending; all of them that there are. */
  from(id: string, most: number, signal: AbortSignal): Promise<PackedRemote>
}

const WINDOW = 100

/** The wanted ones that the server has. `ids` are decimals. */
export async function inWindows(ids: readonly string[], windows: Windows, signal: AbortSignal): Promise<PackedRemote> {
  const wanted = [...new Set(ids)].map(BigInt).sort((a, b) => (a < b ? -1 : 1))
  const isWanted = new Set(wanted.map(String))
  const found: RemoteArticle[] = []
  let at = 0
  for (let first = wanted[at]; first !== undefined; first = wanted[at]) {
    const end = first + BigInt(WINDOW)
    const near = wanted.slice(at).findIndex(id => id >= end)
    const isAlone = near === 1 || at === wanted.length - 1
    const page = await windows.from(String(first), isAlone ? 1 : WINDOW, signal)
    found.push(...unpackedRemote(page).filter(({ id }) => isWanted.has(id)))
    const last = page.ids.reduce((most, id) => (BigInt(id) > most ? BigInt(id) : most), first)
    const next = wanted.findIndex(id => id > last)
    at = next === -1 ? wanted.length : next
    // A page that is not full was the last one.
    if (page.ids.length === 0) break
  }
  return packedRemote(found)
}
