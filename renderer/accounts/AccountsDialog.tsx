import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { AccountForm } from './AccountForm.tsx'
import { AccountItem } from './AccountItem.tsx'
import styles from './Accounts.module.css'
import { accountsCell } from './accounts.ts'

/** Accounts on servers: those that are there and how each stands, and a new one. */
export function AccountsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const accounts = useCell(accountsCell) ?? []
  const [isAdding, setAdding] = useState(false)
  const name = useId()
  const isFirst = accounts.length === 0
  return (
    <Sheet title={t('accounts.name')} isWide onClose={onClose}>
      <p className={controls.hint}>{t('accounts.intro')}</p>
      {!isFirst && (
        <ul className={styles.list}>
          {accounts.map(account => (
            <AccountItem key={account.id} account={account} />
          ))}
        </ul>
      )}
      {isFirst || isAdding ? (
        <section className={styles.part} aria-labelledby={name}>
          <h3 id={name} className={styles.name}>
            {t('accounts.new')}
          </h3>
          <AccountForm onCancel={isFirst ? onClose : () => setAdding(false)} onAdded={() => setAdding(false)} />
        </section>
      ) : (
        <div>
          <Button className={controls.plain ?? ''} onPress={() => setAdding(true)}>
            {t('accounts.addAnother')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
