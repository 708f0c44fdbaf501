// A line over the window while the library goes out or comes in, and what could not be read of a file.
import { Button, ProgressBar } from 'react-aria-components'
import type { ExchangeProgress, Imported } from '../../shared/contract/exchange.ts'
import { useCell } from '../base/cell.ts'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './ExchangeNotice.module.css'
import { cancelExchange, dismissOutcome, exchangeCell, outcomeCell, outcomeInWords, UNDER_WAY } from './exchange.ts'

export function ExchangeNotice() {
  const progress = useCell(exchangeCell)
  const outcome = useCell(outcomeCell)
  return (
    <>
      {progress && <Progress {...progress} />}
      <div role="alert" hidden={!outcome} className={styles.place}>
        {outcome && <Outcome {...outcome} />}
      </div>
    </>
  )
}

function Progress({ kind, done, total }: ExchangeProgress) {
  const t = useTranslate()
  const name = t(UNDER_WAY[kind])
  const words = total === null ? '' : t('exchange.progress', { done, total })
  return (
    <div className={styles.place} data-fleeting>
      <p>{name}</p>
      <ProgressBar
        className={styles.progress ?? ''}
        aria-label={name}
        isIndeterminate={total === null}
        value={done}
        maxValue={Math.max(total ?? 1, 1)}
        valueLabel={words}
      >
        <progress
          className={styles.bar}
          aria-hidden="true"
          value={total === null ? undefined : done}
          max={total ?? 1}
        />
        <span>{words}</span>
      </ProgressBar>
      <Button className={controls.plain ?? ''} onPress={() => void cancelExchange()}>
        {t(CANCEL[kind])}
      </Button>
    </div>
  )
}

const CANCEL = {
  export: 'exchange.cancelExport',
  gather: 'exchange.cancelExport',
  exportArticles: 'exchange.cancelExport',
  import: 'exchange.cancelImport',
  fetch: 'exchange.cancelFetch',
} as const

function Outcome(outcome: Imported) {
  const t = useTranslate()
  return (
    <>
      <div className={styles.words}>
        <p>{outcomeInWords(outcome)}</p>
        <ul className={styles.reasons}>
          {outcome.reasons.map(({ name, reason }) => (
            <li key={name}>
              <Sentence text={`exchange.reason.${reason}`} parts={{ name: <Address>{name}</Address> }} />
            </li>
          ))}
        </ul>
      </div>
      <Button className={controls.plain ?? ''} onPress={dismissOutcome}>
        {t('app.dismiss')}
      </Button>
    </>
  )
}
