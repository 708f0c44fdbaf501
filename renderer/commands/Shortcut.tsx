import { type CommandName, factsOf } from '../../shared/contract/commands.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import styles from './Shortcut.module.css'
import { isWorthShowing, shownKeys } from './shown-keys.ts'

const isMac = navigator.userAgent.includes('Macintosh')

interface ShortcutProps {
  readonly command: CommandName
  /** Every key that does it, or the first one only. */
  readonly all?: boolean
}

export function Shortcut({ command, all = false }: ShortcutProps) {
  const t = useTranslate()
  const language = useLanguage()
  const chords = factsOf(command).keys.filter(isWorthShowing)
  const shown = (all ? chords : chords.slice(0, 1)).flatMap(chord => shownKeys(chord, { t, language, isMac }))
  if (shown.length === 0) return null
  return (
    <span className={styles.keys}>
      {shown.map(keys => (
        <kbd key={keys} className={styles.key} dir="ltr">
          {keys}
        </kbd>
      ))}
    </span>
  )
}
