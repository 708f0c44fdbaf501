import { type FormEvent, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import type { CertificateFacts } from '../../shared/contract/accounts.ts'
import type { FailureCode } from '../../shared/result.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { AccountTrouble } from './AccountTrouble.tsx'
import { addAccount, consentTo, readCertificate } from './accounts.ts'
import { PasswordFields, usePassword } from './PasswordFields.tsx'

interface AccountFormProps {
  readonly onAdded: () => void
  readonly onCancel: () => void
}

/** Address, user and password. What kind of server it is nobody has to know. */
export function AccountForm({ onAdded, onCancel }: AccountFormProps) {
  const t = useTranslate()
  const first = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState('')
  const [user, setUser] = useState('')
  const password = usePassword()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<FailureCode | null>(null)
  const [shown, setShown] = useState<CertificateFacts | null>(null)
  const isWhole = address.trim() !== '' && password.secret !== ''

  async function signIn(pinned: string | null) {
    setBusy(true)
    setTrouble(null)
    setShown(null)
    const { secret, isRemembered } = password
    const added = await addAccount({ address: address.trim(), user: user.trim(), secret, isRemembered, pinned })
    const facts = !added.ok && added.code === 'certificateUnknown' ? await readCertificate(address.trim()) : null
    setBusy(false)
    if (added.ok) return onAdded()
    setTrouble(added.code)
    setShown(facts?.ok ? facts.value : null)
  }

  async function allow() {
    const allowed = await consentTo(address.trim())
    if (!allowed.ok) setTrouble(allowed.code)
    else if (allowed.value) await signIn(null)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (isWhole && !isBusy) void signIn(null)
  }

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <TextField autoFocus className={controls.field ?? ''} value={address} isReadOnly={isBusy} onChange={setAddress}>
        <Label>{t('accounts.address')}</Label>
        <Input
          ref={first}
          dir="ltr"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://rss.example.org"
        />
        <Text slot="description" className={controls.hint ?? ''}>
          {t('accounts.addressHint')}
        </Text>
      </TextField>
      <div className={styles.pair}>
        <TextField className={controls.field ?? ''} value={user} isReadOnly={isBusy} onChange={setUser}>
          <Label>{t('accounts.user')}</Label>
          <Input dir="auto" autoComplete="off" spellCheck={false} />
        </TextField>
        <PasswordFields password={password} isReadOnly={isBusy} />
      </div>
      <AccountTrouble
        code={trouble}
        address={address.trim()}
        certificate={shown}
        onAllow={allow}
        onTrust={facts => signIn(facts.fingerprint)}
      />
      <div className={controls.actions}>
        <Button className={controls.plain ?? ''} onPress={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" className={controls.primary ?? ''} isDisabled={!isWhole || isBusy}>
          {t(isBusy ? 'accounts.signingIn' : 'accounts.signIn')}
        </Button>
      </div>
    </form>
  )
}
