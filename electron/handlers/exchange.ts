/** Requests to take the library out as one file, and in again. */

import { ARCHIVE_ENDING, type ExchangeRequests } from '../../shared/contract/exchange.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function exchangeHandlers({ engine, system, now }: HandlerParts): HandlersOf<ExchangeRequests> {
  return {
    async exportArchive() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      // File names travel through systems that know no Arabic.
      const path = await system.chooseTarget('archive', `warraq-${new Date(now()).toISOString().slice(0, 10)}`)
      return path === null ? null : exchange.exportTo(path)
    },
    async importArchive() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const path = await system.chooseFile('archive')
      return path === null ? null : exchange.importFrom(path)
    },
    async importDroppedArchive(path) {
      if (!path.endsWith(`.${ARCHIVE_ENDING}`)) throw new ExpectedError('badArguments', 'No archive.')
      return (await engine).exchange.importFrom(path)
    },
    fetchTexts: async () => (await engine).exchange.fetchTexts(),
    cancelExchange: async () => (await engine).exchange.cancel(),
    readExchange: async () => (await engine).exchange.progress(),
  }
}

/** Before a dialog is opened for it. */
function refuseSecond(isUnderWay: boolean): void {
  if (isUnderWay) throw new ExpectedError('exchangeUnderWay', 'One at a time.')
}
