/** Requests about new versions of the app. */

import type { UpdateRequests } from '../../shared/contract/updates.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function updateHandlers({ updates, system }: HandlerParts): HandlersOf<UpdateRequests> {
  return {
    readUpdates: async () => (await updates).state(),
    lookForUpdate: async () => (await updates).look(),
    installUpdate: async () => (await updates).install(),
    cancelUpdate: async () => (await updates).cancel(),
    async restartIntoUpdate() {
      const program = await (await updates).nextProgram('again')
      if (program) system.closeInto(program)
    },
    dismissUpdate: async version => (await updates).dismiss(version),
    openDownloads: () => system.openDownloads(),
  }
}
