import { articleCell } from '../articles/open-article.ts'
import { hasVersions } from '../articles/versions.ts'
import { begun, type Deeds } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'

export const VERSION_DEEDS = {
  versions() {
    const open = articleCell.get()
    if (open === null) return false
    return begun(hasVersions(open.ref) ? dialogCell.set('versions') : say(translate('versions.none')))
  },
} satisfies Partial<Deeds>
