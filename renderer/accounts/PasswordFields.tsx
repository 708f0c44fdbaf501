import { useEffect, useId, useState } from 'react'
import { Checkbox, Input, Label, Text, TextField } from 'react-aria-components'
import type { TextKey } from '../../shared/locales/translator.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { arePasswordsProtected } from './accounts.ts'

export interface Password {
  readonly secret: string
  readonly isRemembered: boolean
  /** null: not known yet. */
  readonly isProtected: boolean | null
  setSecret(secret: string): void
  setRemembered(isRemembered: boolean): void
}

/** It is remembered as the one before it; the first one unless others could read it: then only if the reader says so. */
export function usePassword(wasRemembered: boolean | null = null): Password {
  const [secret, setSecret] = useState('')
  const [isProtected, setProtected] = useState<boolean | null>(null)
  const [wish, setRemembered] = useState(wasRemembered)
  useEffect(() => {
    void arePasswordsProtected().then(setProtected)
  }, [])
  return { secret, isRemembered: wish ?? isProtected ?? false, isProtected, setSecret, setRemembered }
}

interface PasswordFieldsProps {
  readonly password: Password
  /** What is said of it; left out: that accounts have passwords for apps. */
  readonly hint?: TextKey
  readonly isReadOnly: boolean
}

export function PasswordFields({ password, hint = 'accounts.passwordHint', isReadOnly }: PasswordFieldsProps) {
  const t = useTranslate()
  const { secret, isRemembered, isProtected, setSecret, setRemembered } = password
  const rememberHint = useId()
  return (
    <>
      <TextField
        className={controls.field ?? ''}
        type="password"
        value={secret}
        isReadOnly={isReadOnly}
        onChange={setSecret}
      >
        <Label>{t('accounts.password')}</Label>
        <Input dir="ltr" autoComplete="off" />
        <Text slot="description" className={controls.hint ?? ''}>
          {t(hint)}
        </Text>
      </TextField>
      <div className={styles.remember}>
        <Checkbox
          className={`${controls.choice} ${controls.check}`}
          isSelected={isRemembered}
          aria-describedby={rememberHint}
          onChange={setRemembered}
        >
          {t('accounts.remember')}
        </Checkbox>
        <p id={rememberHint} className={controls.hint}>
          {t(isProtected === false ? 'accounts.unprotected' : 'accounts.protected')}
        </p>
      </div>
    </>
  )
}
