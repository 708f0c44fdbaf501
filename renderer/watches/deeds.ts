import { articleCell } from '../articles/open-article.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { openWatches } from './watches.ts'

export const WATCH_DEEDS = {
  watches: () => begun(openWatches()),
  watchArticle: () => on(articleCell.get()?.article, article => openWatches({}, article)),
} satisfies Partial<Deeds>
