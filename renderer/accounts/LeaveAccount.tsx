import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Account } from '../../shared/contract/accounts.ts'
import { Choice } from '../controls/Choice.tsx'
import { focusSheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { removeAccount } from './accounts.ts'

interface LeaveAccountProps {
  readonly account: Account
  readonly onCancel: () => void
}

/** What becomes of its newspapers; on the server nothing changes. */
export function LeaveAccount({ account, onCancel }: LeaveAccountProps) {
  const t = useTranslate()
  const [keeps, setKeeps] = useState<'keep' | 'remove'>('keep')
  return (
    <div className={styles.leave}>
      <Choice
        label={t('accounts.leaveQuestion')}
        value={keeps}
        options={[
          { value: 'keep', text: t('accounts.keepNewspapers') },
          { value: 'remove', text: t('accounts.removeNewspapers') },
        ]}
        onChoose={setKeeps}
      />
      <p className={controls.hint}>{t('accounts.leaveHint')}</p>
      <div className={controls.actions}>
        <Button className={controls.plain ?? ''} onPress={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button
          className={controls.primary ?? ''}
          onPress={({ target }) => {
            focusSheet(target)
            void removeAccount(account, keeps === 'keep')
          }}
        >
          {t('accounts.leaveNow')}
        </Button>
      </div>
    </div>
  )
}
