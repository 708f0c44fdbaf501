// The key of each command, and giving it another one.
import { type KeyboardEvent, useId, useState } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import type { CommandName } from '../../shared/commands/commands.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { focusSheet, Sheet } from '../controls/Sheet.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import styles from './KeysDialog.module.css'
import { chordOf } from './keys.ts'
import { commandLabel, commandsMeant } from './names.ts'
import { giveKey, resetKeys, wordsFor } from './own-keys.ts'
import { firstKey } from './shown-keys.ts'

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [words, setWords] = useState('')
  const { ownKeys } = useCell(settingsCell)
  return (
    <Sheet title={t('keys.change')} onClose={onClose}>
      <p className={styles.how}>{t('keys.how')}</p>
      <SearchField aria-label={t('keys.search')} value={words} onChange={setWords}>
        <Input className={controls.search ?? ''} dir="auto" placeholder={t('keys.search')} />
      </SearchField>
      <ul>
        {commandsMeant(words, t).map(name => (
          <KeyOf key={name} name={name} />
        ))}
      </ul>
      <div className={controls.actions}>
        <Button
          className={controls.plain ?? ''}
          isDisabled={Object.keys(ownKeys).length === 0}
          onPress={({ target }) => {
            focusSheet(target)
            void resetKeys()
          }}
        >
          {t('keys.reset')}
        </Button>
      </div>
    </Sheet>
  )
}

/** Keys that move through the dialog or out of it, and are given to no command. */
const LEADS_ON = /^(?:Tab|Escape|Enter|Arrow.*|Home|End|Page.*|Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead)$/

/** One command with a text field that takes its next key: in text fields screen readers do not use letters themselves. */
function KeyOf({ name }: { readonly name: CommandName }) {
  const t = useTranslate()
  const language = useLanguage()
  const settings = useCell(settingsCell)
  const [field, note] = [useId(), useId()]
  const [trouble, setTrouble] = useState<string | null>(null)

  async function onKeyDown(event: KeyboardEvent) {
    if (LEADS_ON.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const isEmptied = event.code === 'Backspace' || event.code === 'Delete'
    const chord = isEmptied ? null : (chordOf(event, language === 'ar') ?? '')
    setTrouble(wordsFor(await giveKey(name, chord), t))
  }

  return (
    <li className={styles.line}>
      <label htmlFor={field}>{commandLabel(name, t)}</label>
      <input
        id={field}
        className={styles.key}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        value={firstKey(name, { ...settings, letterKeys: true }, { t, language, isMac })}
        aria-invalid={trouble !== null}
        aria-describedby={trouble === null ? undefined : note}
        onChange={() => {}}
        onKeyDown={event => void onKeyDown(event)}
        onBlur={() => setTrouble(null)}
      />
      {trouble !== null && (
        <p id={note} className={styles.trouble}>
          {trouble}
        </p>
      )}
    </li>
  )
}
