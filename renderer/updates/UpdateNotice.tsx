// One quiet line over the window: the question that is asked once, a new version, and a version that did not open.
import { Button } from 'react-aria-components'
import type { UpdateState } from '../../shared/contract/updates.ts'
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
      {state?.ready && news === 'ready' && <Ready version={state.ready} />}
      {state?.offered && news === 'offered' && <Offered version={state.offered.version} />}
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

function Ready({ version }: { readonly version: string }) {
  const t = useTranslate()
  return (
    <>
      <p>
        <Sentence text="updates.ready" parts={{ version: <Address>{version}</Address> }} />
      </p>
      <Button className={controls.plain ?? ''} onPress={() => void restartIntoUpdate()}>
        {t('updates.restart')}
      </Button>
      <Later version={version} />
    </>
  )
}

function Offered({ version }: { readonly version: string }) {
  const t = useTranslate()
  return (
    <>
      <p>
        <Sentence text="updates.offered" parts={{ version: <Address>{version}</Address> }} />
      </p>
      <Button className={controls.plain ?? ''} onPress={() => dialogCell.set('updates')}>
        {t('updates.see')}
      </Button>
      <Later version={version} />
    </>
  )
}

function Later({ version }: { readonly version: string }) {
  const t = useTranslate()
  return (
    <Button className={controls.plain ?? ''} onPress={() => void dismissUpdate(version)}>
      {t('updates.later')}
    </Button>
  )
}
