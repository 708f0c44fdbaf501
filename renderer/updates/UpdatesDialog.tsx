// Which version this is, whether there is a newer one, and what can be done about it.
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { replacesItself, type UpdateState } from '../../shared/contract/updates.ts'
import { fullDate, number, percent } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { MIB } from '../../shared/units.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { changeSettings, settingsCell, versionCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import {
  cancelUpdate,
  installUpdate,
  lookForUpdate,
  openDownloads,
  readUpdates,
  restartIntoUpdate,
  updateCell,
} from './updates.ts'

export function UpdatesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const state = useCell(updateCell)
  const version = useCell(versionCell)
  useEffect(() => {
    void readUpdates()
  }, [])
  return (
    <Sheet title={t('updates.name')} onClose={onClose}>
      <p>
        <Sentence text="updates.running" parts={{ version: <Address>{version}</Address> }} />
      </p>
      {state && (state.canLook ? <Known state={state} /> : <p>{t('updates.cannotLook')}</p>)}
      {state && <Alone state={state} />}
    </Sheet>
  )
}

function Known({ state }: { readonly state: UpdateState }) {
  const t = useTranslate()
  const { updates } = useCell(settingsCell)
  return (
    <>
      <div role="status">
        <News state={state} />
      </div>
      {state.failure && (
        <p role="alert" className={controls.trouble}>
          {failureInWords(state.failure.code, t)}
        </p>
      )}
      {state.fellBackFrom && (
        <p className={controls.trouble}>
          <Sentence text="updates.fellBack" parts={{ version: <Address>{state.fellBackFrom}</Address> }} />
        </p>
      )}
      {state.isExpired && <p className={controls.trouble}>{t('updates.expired')}</p>}
      <Actions state={state} />
      <Choice
        label={t('updates.ask')}
        value={updates}
        options={[
          { value: 'daily', text: t('updates.daily') },
          { value: 'never', text: t('updates.never') },
        ]}
        onChoose={value => changeSettings({ updates: value })}
      />
      <p className={controls.hint}>{t('updates.askHint')}</p>
    </>
  )
}

function News({ state }: { readonly state: UpdateState }) {
  const t = useTranslate()
  const writing = useWriting()
  const { work, ready, offered, lookedAt, fetched } = state
  if (work === 'looking') return <p>{t('updates.looking')}</p>
  if (work === 'installing') return <p>{t('updates.installing')}</p>
  if (work === 'fetching') {
    const part = offered?.size ? Math.floor((100 * fetched) / offered.size) : 0
    return <p>{t('updates.fetching', { part: percent(part, writing) })}</p>
  }
  if (ready) return <Version text="updates.ready" version={ready} />
  if (offered) {
    const size = offered.size && t('space.size', { size: number(Math.ceil(offered.size / MIB), writing) })
    return (
      <>
        <Version text="updates.offered" version={offered.version} />
        {size && <p className={controls.hint}>{size}</p>}
      </>
    )
  }
  if (lookedAt === null) return <p>{t('updates.notLooked')}</p>
  return (
    <>
      <p>{t('updates.current')}</p>
      <p className={controls.hint}>{t('updates.lookedAt', { date: fullDate(lookedAt, writing) })}</p>
    </>
  )
}

function Version({ text, version }: { readonly text: 'updates.ready' | 'updates.offered'; readonly version: string }) {
  return (
    <p>
      <Sentence text={text} parts={{ version: <Address>{version}</Address> }} />
    </p>
  )
}

function Actions({ state: { work, ready, offered, installation } }: { readonly state: UpdateState }) {
  const t = useTranslate()
  const action = (words: string, act: () => Promise<void>, kind: 'primary' | 'plain' = 'plain') => (
    <Button className={controls[kind] ?? ''} onPress={() => void act()}>
      {words}
    </Button>
  )
  return (
    <div className={controls.actions}>
      {work === 'fetching' && action(t('updates.stop'), cancelUpdate)}
      {work === 'none' && !ready && action(t('updates.look'), lookForUpdate)}
      {work === 'none' &&
        !ready &&
        offered &&
        replacesItself(installation) &&
        action(t('updates.install'), installUpdate, 'primary')}
      {work === 'none' && ready && action(t('updates.restart'), restartIntoUpdate, 'primary')}
    </div>
  )
}

/** Who replaces this program, where it does not do so itself. */
function Alone({ state: { installation } }: { readonly state: UpdateState }) {
  const t = useTranslate()
  if (replacesItself(installation)) return null
  const isOfSystem = installation === 'deb' || installation === 'rpm'
  return (
    <>
      <p>{t(isOfSystem ? 'updates.bySystem' : 'updates.byHand')}</p>
      <div>
        <Button className={controls.link ?? ''} onPress={() => void openDownloads()}>
          {t('updates.site')}
        </Button>
      </div>
    </>
  )
}
