import { COMMAND_NAMES, type CommandGroup, factsOf } from '../../shared/contract/commands.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { commandLabel } from './names.ts'
import { Shortcut } from './Shortcut.tsx'
import styles from './ShortcutSheet.module.css'

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
  return (
    <Sheet title={t('commands.shortcuts')} isWide onClose={onClose}>
      <div className={styles.groups}>
        {GROUPS.map(([group, text]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.name}>{t(text)}</h3>
            <dl>
              {COMMAND_NAMES.filter(name => factsOf(name).group === group && factsOf(name).keys.length > 0).map(
                name => (
                  <div key={name} className={styles.line}>
                    <dt>{commandLabel(name, t)}</dt>
                    <dd>
                      <Shortcut command={name} all />
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
