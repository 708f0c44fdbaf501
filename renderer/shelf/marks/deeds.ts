import { articleCell } from '../../articles/open-article.ts'
import { type Deeds, on } from '../../base/deed.ts'
import { filingCell } from './filing.ts'

export const FILING_DEEDS = {
  file: () => on(articleCell.get()?.article, article => filingCell.set([article])),
} satisfies Partial<Deeds>
