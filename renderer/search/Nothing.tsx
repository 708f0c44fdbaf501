// In place of results: how to begin, why a query is not answered, or that nothing was found and what might have been meant.
import { Button } from 'react-aria-components'
import type { SearchResult } from '../../shared/contract/search.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import { useCellMember } from '../base/cell.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { focusSearch } from '../place/focus.ts'
import controls from '../styles/controls.module.css'
import { ignoredIn } from './asking/chips.ts'
import { askFor, searchCell } from './asking/results.ts'
import styles from './SearchView.module.css'

export function Nothing({ onAnother }: { readonly onAnother: () => void }) {
  const t = useTranslate()
  const answered = useCellMember(searchCell, 'answered')
  const result = useCellMember(searchCell, 'result')
  const failure = useCellMember(searchCell, 'failure')
  const isFound = result !== null && result.hits.length > 0
  const ignored = result && !result.problem ? ignoredIn(answered?.words ?? '', result.reading) : []
  return (
    <>
      {ignored.length > 0 && (
        <p role="status" className={styles.ignored}>
          {t('search.ignored', { signs: ignored.map(signs => isolated(signs, null)).join(' ') })}
        </p>
      )}
      {isFound && <Nearest />}
      {!isFound && (
        <div className={styles.nothing}>
          <p role={result?.problem ? 'status' : undefined}>
            {failure ? failureInWords(failure.code, t) : why(answered?.words ?? '', result, t)}
          </p>
          {answered === null && <p className={controls.hint}>{t('search.operators')}</p>}
          <Nearest />
          {answered !== null && (
            <Button className={controls.link ?? ''} onPress={onAnother}>
              {t('search.another')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function why(words: string, result: SearchResult | null, t: Translate): string {
  if (result === null) return t('search.start')
  if (result.problem) {
    const { kind, piece } = result.problem
    return t(`search.problem.${kind}`, { piece: isolated(piece, null) })
  }
  return words.trim() === '' ? t('search.nothingChosen') : t('search.nothing', { words: isolated(words, null) })
}

/** Words that the reader may have meant; each of them finds something. */
function Nearest() {
  const t = useTranslate()
  const result = useCellMember(searchCell, 'result')
  const nearest = result?.nearest ?? []
  if (nearest.length === 0) return null

  function onMeant(words: string) {
    askFor({ words, filters: searchCell.get().filters })
    focusSearch()
  }

  return (
    <div className={styles.nearest}>
      <p id="search-nearest">{t('search.nearest')}</p>
      <ul aria-labelledby="search-nearest">
        {nearest.map(words => (
          <li key={words}>
            <Button className={controls.link ?? ''} onPress={() => onMeant(words)}>
              <Name of={words} language={null} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
