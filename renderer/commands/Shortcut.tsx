import { Fragment } from 'react'
import { keysOf } from '../../shared/commands/command-keys.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { settingsCell } from '../preferences/preferences.ts'
import styles from './Shortcut.module.css'
import { isWorthShowing, shownKeys } from './shown-keys.ts'

interface ShortcutProps {
  readonly command: CommandName
}

/** The first key of a command. */
export function Shortcut({ command }: ShortcutProps) {
  const t = useTranslate()
  const language = useLanguage()
  const chords = keysOf(command, useCell(settingsCell)).filter(isWorthShowing)
  const shown = chords.slice(0, 1).flatMap(chord => shownKeys(chord, { t, language, isMac }))
  return <KeyCaps keys={shown} />
}

/** Keys with real spaces between them, so that a screen reader reads separate words. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <span className={styles.keys}>
      {keys.map(key => (
        <Fragment key={key}>
          {' '}
          <kbd className={styles.key} dir="ltr">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  )
}
