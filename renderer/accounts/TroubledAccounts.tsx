import { Button } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { accountsCell, needsReader, openAccounts, troubleInWords } from './accounts.ts'

/** Among the health of newspapers: accounts that wait for their reader. Nothing where there are none. */
export function TroubledAccounts() {
  const t = useTranslate()
  const troubled = (useCell(accountsCell) ?? []).filter(needsReader)
  if (troubled.length === 0) return null
  return (
    <div className={`${controls.trouble} ${styles.trouble}`}>
      {troubled.map(account => (
        <p key={account.id}>
          <Sentence text="accounts.needsYou" parts={{ name: <Address>{account.name}</Address> }} />{' '}
          {troubleInWords(account, t)}
        </p>
      ))}
      <Button className={controls.link ?? ''} onPress={openAccounts}>
        {t('accounts.openPage')}
      </Button>
    </div>
  )
}
