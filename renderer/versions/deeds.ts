import { articleCell } from '../articles/open-article.ts'
import { hasVersions } from '../articles/versions.ts'
import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const VERSION_DEEDS = {
  versions() {
    const open = articleCell.get()
    return open !== null && hasVersions(open.ref) && begun(dialogCell.set('versions'))
  },
} satisfies Partial<Deeds>
