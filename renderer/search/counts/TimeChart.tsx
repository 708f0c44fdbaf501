// When what was found appeared: a bar for each day, month or year, which narrows the search to it. Time runs as reading does.
import { Button, Toolbar } from 'react-aria-components'
import type { SearchFilters } from '../../../shared/contract/search.ts'
import { useTranslate } from '../../language/translate.ts'
import type { Naming } from '../asking/chips.ts'
import { ALL_TIME, isSameTime, type Time } from '../asking/filters.ts'
import { type BarUnit, nameOfTime, wholeOf } from '../asking/spans.ts'
import type { Bar, Bars } from './bars.ts'
import styles from './TimeChart.module.css'

interface TimeChartProps {
  readonly of: Bars
  readonly filters: SearchFilters
  readonly naming: Naming
  readonly onTime: (time: Time) => void
}

export function TimeChart({ of: { unit, bars }, filters, naming, onTime }: TimeChartProps) {
  const t = useTranslate()
  const { now, writing } = naming
  const [first, last] = [bars[0], bars.at(-1)]
  return (
    <div className={styles.chart}>
      <Toolbar className={styles.bars ?? ''} aria-label={t('search.counts.when')}>
        {bars.map(bar => (
          <BarButton
            key={bar.at}
            bar={bar}
            unit={unit}
            naming={naming}
            isChosen={isSameTime(filters, wholeOf(unit, bar.at))}
            onTime={onTime}
          />
        ))}
      </Toolbar>
      <p className={styles.ends} aria-hidden="true">
        <span>{first && nameOfTime(unit, first.at, now, writing)}</span>
        <span>{last && nameOfTime(unit, last.at, now, writing)}</span>
      </p>
    </div>
  )
}

interface BarButtonProps extends Pick<TimeChartProps, 'naming' | 'onTime'> {
  readonly bar: Bar
  readonly unit: BarUnit
  readonly isChosen: boolean
}

function BarButton({ bar: { at, count, share }, unit, naming: { now, writing }, isChosen, onTime }: BarButtonProps) {
  const t = useTranslate()
  if (count === 0) return <span className={styles.gap} />
  const time = nameOfTime(unit, at, now, writing)
  const name = t('search.counts.bar', { time, articles: t('search.found', { count }) })
  return (
    <Button
      className={styles.bar ?? ''}
      aria-label={name}
      aria-pressed={isChosen}
      onPress={() => onTime(isChosen ? ALL_TIME : wholeOf(unit, at))}
      // A tooltip for each of sixty bars would be drawn sixty times: the system has one.
      render={props => <button {...props} title={name} />}
    >
      <span className={styles.fill} style={{ blockSize: `max(2px, ${share * 100}%)` }} />
    </Button>
  )
}
