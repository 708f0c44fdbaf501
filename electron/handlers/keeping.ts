/** Requests to delete what is kept. */

import type { KeepingInStore, KeepingRequests } from '../../shared/contract/keeping.ts'
import { inSteps } from '../base/steps.ts'
import { scrub } from '../upkeep/housekeeping.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function keepingHandlers({ engine }: HandlerParts): HandlersOf<Omit<KeepingRequests, keyof KeepingInStore>> {
  return {
    clearPictures: async () => (await engine).pictures.clear(),
    async clearArticles(id) {
      const { store, pictures } = await engine
      let removed = 0
      await inSteps(async () => {
        const some = await store.clearArticles(id)
        await pictures.remove(some.files)
        removed += some.removed
        return some.removed > 0
      })
      // The reader need not wait until every trace is overwritten.
      unattended(scrub(store))
      return removed
    },
  }
}
