/** Requests about stories, where more than the store has a part in them. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { StoriesInStore, StoryRequests } from '../../shared/contract/stories.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

/** A first sync brings ten thousand articles: a page whose stories are not all together yet is better than none for so long. */
const LONGEST_WAIT = 5000

export function storyHandlers({ store, engine }: HandlerParts): HandlersOf<Omit<StoryRequests, keyof StoriesInStore>> {
  return {
    async readFrontPage() {
      await Promise.race([(await engine).sync.placed(), sleep(LONGEST_WAIT, undefined, { ref: false })])
      return store.readFrontPage()
    },
  }
}
