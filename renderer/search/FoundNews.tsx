// How much was found, and how much cannot be found yet.
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { searchCell } from './asking/results.ts'
import styles from './SearchView.module.css'

export function FoundNews() {
  const t = useTranslate()
  const { result } = useCell(searchCell)
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
