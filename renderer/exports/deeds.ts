import type { CitationForm } from '../../shared/contract/exchange.ts'
import { articleCell } from '../articles/open-article.ts'
import { begun, type Deed, type Deeds, on } from '../base/deed.ts'
import { exportingCell } from '../shelf/marks/exporting.ts'
import { copyCitation } from './exports.ts'

const cite =
  (form: CitationForm): Deed =>
  () =>
    on(articleCell.get()?.article, ({ ref }) => copyCitation(ref, form))

export const EXPORT_DEEDS = {
  exportArticles: () => begun(exportingCell.set({ from: 'shelf' })),
  citeArabic: cite('ar'),
  citeFrench: cite('fr'),
  citeEnglish: cite('en'),
  citeBibtex: cite('bibtex'),
  citeRis: cite('ris'),
} satisfies Partial<Deeds>
