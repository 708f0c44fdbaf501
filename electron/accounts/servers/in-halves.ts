/** What is too much in one answer is asked for in two: one article out of measure must not keep the others away. */

import { ExpectedError, type FailureCode } from '../../../shared/result.ts'
import type { PackedRemote } from '../../records/account.ts'
import { packedRemote, unpackedRemote } from '../../records/packed-remote.ts'

/** It is the amount, or one of them. */
const TOO_MUCH: ReadonlySet<FailureCode> = new Set(['tooLarge', 'parserStopped'])

/**
 * `ask` for all of them, or for halves of them. A single one that is too much by itself is left out, as if the server did
 * not have it. A server that fails may be overburdened: it is asked for half once, not for ever.
 */
export async function inHalves(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<PackedRemote>,
  mayBeOverburdened = true,
): Promise<PackedRemote> {
  try {
    return await ask(ids)
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const isTooMuch = TOO_MUCH.has(error.code)
    if (isTooMuch && ids.length <= 1) return packedRemote([])
    if (ids.length <= 1 || !(isTooMuch || (error.code === 'serverError' && mayBeOverburdened))) throw error
    const middle = Math.ceil(ids.length / 2)
    const before = await inHalves(ids.slice(0, middle), ask, false)
    const behind = await inHalves(ids.slice(middle), ask, false)
    return packedRemote([...unpackedRemote(before), ...unpackedRemote(behind)])
  }
}
