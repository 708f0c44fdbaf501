/** Requests about the article that is read, where more than the store has a part in them. */

import type { ReadingInStore, ReadingRequests } from '../../shared/contract/reading.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function readingHandlers({
  store,
  engine,
  system,
}: HandlerParts): HandlersOf<Omit<ReadingRequests, keyof ReadingInStore>> {
  return {
    async readArticle(ref) {
      const article = await store.readArticle(ref)
      // The article is shown before there is anybody to note it.
      unattended(engine.then(({ pictures }) => pictures.noteLooks(Object.keys(article.pictureStates))))
      return article
    },
    showText: async (ref, origin) => (await engine).showText(ref, origin),
    async openSource(address) {
      const state = await (await engine).checkSource(address)
      if (state.kind === 'fine') await system.openLink(address)
      return state
    },
  }
}
