import { useId } from 'react'
import { Button } from 'react-aria-components'
import { isLetterKey, type KeyChoices, keysOf } from '../../shared/commands/command-keys.ts'
import { COMMAND_NAMES, type CommandGroup, type CommandName, factsOf } from '../../shared/commands/commands.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { dialogCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { commandLabel } from './names.ts'
import { KeyCaps } from './Shortcut.tsx'
import styles from './ShortcutSheet.module.css'
import { isWorthShowing, shownKeys } from './shown-keys.ts'

const GROUPS: readonly (readonly [group: CommandGroup, text: TextKey])[] = [
  ['moving', 'commands.groupMoving'],
  ['article', 'commands.groupArticle'],
  ['list', 'commands.groupList'],
  ['bar', 'commands.groupBar'],
  ['look', 'commands.groupLook'],
  ['app', 'commands.groupApp'],
]

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const choices = useCell(settingsCell)
  return (
    <Sheet title={t('commands.shortcuts')} isWide onClose={onClose}>
      <p className={styles.listeners}>
        {t('keys.listeners')}{' '}
        <Button className={controls.link ?? ''} onPress={() => dialogCell.set('keys')}>
          {t('keys.change')}
        </Button>
      </p>
      <div className={styles.groups}>
        {GROUPS.map(([group, text]) => (
          <Group key={group} title={t(text)} choices={choices} names={namesIn(group, choices)} />
        ))}
      </div>
    </Sheet>
  )
}

function namesIn(group: CommandGroup, choices: KeyChoices): CommandName[] {
  return COMMAND_NAMES.filter(name => factsOf(name).group === group && keysOf(name, choices).length > 0)
}

interface GroupProps {
  readonly title: string
  readonly choices: KeyChoices
  readonly names: readonly CommandName[]
}

/** The commands of a group as a table: a screen reader goes through it cell by cell. */
function Group({ title, choices, names }: GroupProps) {
  const t = useTranslate()
  const heading = useId()
  const isArabic = useLanguage() === 'ar'
  if (names.length === 0) return null
  return (
    <section className={styles.group}>
      <h3 id={heading} className={styles.name}>
        {title}
      </h3>
      <table className={styles.table} aria-labelledby={heading}>
        <thead className="only-heard">
          <tr>
            <th scope="col">{t('keys.command')}</th>
            <th scope="col">{t('keys.letter')}</th>
            {isArabic && <th scope="col">{t('keys.arabic')}</th>}
            <th scope="col">{t('keys.other')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map(name => (
            <Line key={name} name={name} keys={keysOf(name, choices).filter(isWorthShowing)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ name, keys }: { readonly name: CommandName; readonly keys: readonly string[] }) {
  const t = useTranslate()
  const language = useLanguage()
  const written = (chord: string) => shownKeys(chord, { t, language, isMac })
  const letters = keys.filter(isLetterKey).map(written)
  const others = keys.filter(key => !isLetterKey(key)).flatMap(written)
  return (
    <tr>
      <th scope="row">{commandLabel(name, t)}</th>
      <td>
        <KeyCaps keys={letters.flatMap(([latin]) => latin ?? [])} />
      </td>
      {language === 'ar' && (
        <td>
          <KeyCaps keys={letters.flatMap(([, arabic]) => arabic ?? [])} />
        </td>
      )}
      <td>
        <KeyCaps keys={others} />
      </td>
    </tr>
  )
}
