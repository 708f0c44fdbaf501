// One quiet line over the window: the question that is asked once, a new version, and a version that did not open.
import { Button } from 'react-aria-components'
import type { UpdateState } from '../../shared/contract/updates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import type { UpdateChoice } from '../../shared/settings/settings.ts'
import { useCell } from '../base/cell.ts'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { dialogCell } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import styles from './UpdateNotice.module.css'
import { dismissUpdate, restartIntoUpdate, updateCell } from './updates.ts'

export function UpdateNotice() {
  const state = useCell(updateCell)
  const { updates } = useCell(settingsCell)
  const news = state && newsIn(state, updates)
  return (
    <div role="status" hidden={!news} className={styles.place}>
      {news === 'ask' && <Question />}
      {state?.ready && news === 'ready' && (
        <News text="updates.ready" version={state.ready} words="updates.restart" act={restartIntoUpdate} />
      )}
      {state?.offered && news === 'offered' && (
        <News
          text="updates.offered"
          version={state.offered.version}
          words="updates.see"
          act={() => dialogCell.set('updates')}
        />
      )}
    </div>
  )
}

/** A program that nobody knows how to replace asks nothing: it comes from somebody who builds it. */
function newsIn(state: UpdateState, choice: UpdateChoice): 'ask' | 'ready' | 'offered' | null {
  if (state.ready) return state.dismissed === state.ready ? null : 'ready'
  if (!state.canLook || state.installation === 'unknown') return null
  if (choice === 'unasked') return 'ask'
  return state.offered && state.offered.version !== state.dismissed ? 'offered' : null
}

function Question() {
  const t = useTranslate()
  return (
    <>
      <p>
        <strong>{t('updates.ask')}</strong> {t('updates.askHint')}
      </p>
      <Button className={controls.plain ?? ''} onPress={() => void changeSettings({ updates: 'daily' })}>
        {t('updates.daily')}
      </Button>
      <Button className={controls.plain ?? ''} onPress={() => void changeSettings({ updates: 'never' })}>
        {t('updates.never')}
      </Button>
    </>
  )
}

interface NewsProps {
  readonly text: 'updates.ready' | 'updates.offered'
  readonly version: string
  /** What the reader may do about it, in words. */
  readonly words: TextKey
  readonly act: () => unknown
}

function News({ text, version, words, act }: NewsProps) {
  const t = useTranslate()
  return (
    <>
      <p>
        <Sentence text={text} parts={{ version: <Address>{version}</Address> }} />
      </p>
      <Button className={controls.plain ?? ''} onPress={() => void act()}>
        {t(words)}
      </Button>
      <Button className={controls.plain ?? ''} onPress={() => void dismissUpdate(version)}>
        {t('updates.later')}
      </Button>
    </>
  )
}
