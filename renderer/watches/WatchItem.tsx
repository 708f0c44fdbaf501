import { BellRing, Highlighter, VolumeX } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { KeptWatch, WatchDeed } from '../../shared/contract/watches.ts'
import { withoutIsolates } from '../../shared/press/names.ts'
import { reader } from '../base/reader.ts'
import { focusSheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { tellFailure } from '../notices/toasts.ts'
import controls from '../styles/controls.module.css'
import { CaughtRows } from './CaughtRows.tsx'
import { useWatchSentence } from './sentence.ts'
import styles from './Watches.module.css'
import { pauseWatch, removeWatch } from './watches.ts'

const SIGNS: Readonly<Record<WatchDeed, typeof BellRing>> = { tell: BellRing, highlight: Highlighter, mute: VolumeX }

interface WatchItemProps {
  readonly watch: KeptWatch
  readonly onChange: (watch: KeptWatch) => void
}

/** One watch: what it does, what it caught lately, and what can be done with it. */
export function WatchItem({ watch, onChange }: WatchItemProps) {
  const t = useTranslate()
  const sentence = useWatchSentence()(watch)
  const [all, setAll] = useState<readonly ArticleRow[] | null>(null)
  const Sign = SIGNS[watch.deed]
  const named = { sentence: withoutIsolates(sentence) }

  async function showMore() {
    const caught = await reader.request.readCaught(watch.id)
    if (caught.ok) setAll(caught.value)
    else tellFailure(caught)
  }

  return (
    <li className={styles.watch} data-idle={watch.isPaused || watch.isOver || undefined}>
      <Sign aria-hidden="true" />
      <div className={styles.about}>
        <p className={styles.sentence}>{sentence}</p>
        <p className={controls.hint}>
          <State watch={watch} />
        </p>
        {watch.latest.length > 0 && <CaughtRows name={t('watches.latest')} rows={all ?? watch.latest} />}
        <div className={styles.deeds}>
          {all === null && watch.caught > watch.latest.length && (
            <Button className={controls.link ?? ''} onPress={() => void showMore()}>
              {t('watches.showMore')}
            </Button>
          )}
          {!watch.isOver && (
            <Button
              className={controls.link ?? ''}
              aria-label={t(watch.isPaused ? 'watches.resumeNamed' : 'watches.pauseNamed', named)}
              onPress={() => void pauseWatch(watch)}
            >
              {t(watch.isPaused ? 'watches.resume' : 'watches.pause')}
            </Button>
          )}
          <Button
            className={controls.link ?? ''}
            aria-label={t('watches.changeNamed', named)}
            onPress={() => onChange(watch)}
          >
            {t('watches.change')}
          </Button>
          <Button
            className={controls.link ?? ''}
            aria-label={t('watches.removeNamed', named)}
            onPress={({ target }) => {
              focusSheet(target)
              void removeWatch(watch)
            }}
          >
            {t('watches.remove')}
          </Button>
        </div>
      </div>
    </li>
  )
}

function State({ watch }: { readonly watch: KeptWatch }) {
  const t = useTranslate()
  if (watch.isOver) return t('watches.over')
  if (watch.isPaused) return t('watches.paused')
  const caught = t('watches.caughtNow', { count: watch.caught })
  return watch.isLooking ? `${caught} ${t('watches.looking')}` : caught
}
