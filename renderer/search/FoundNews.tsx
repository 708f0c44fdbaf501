// How much was found, and how much cannot be found yet.
import { useCellMember } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { searchCell } from './asking/results.ts'
import styles from './SearchView.module.css'

export function FoundNews() {
  const t = useTranslate()
  const result = useCellMember(searchCell, 'result')
  return (
    <p role="status" className={styles.news}>
      {result && !result.problem && newsOf(result)}
    </p>
  )

  function newsOf({ total, isTotalExact, waiting }: NonNullable<typeof result>): string {
    const found = t(isTotalExact ? 'search.found' : 'search.foundAtLeast', { count: total })
    return waiting > 0 ? `${found} · ${t('search.waiting', { count: waiting })}` : found
  }
}
