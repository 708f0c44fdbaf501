import { useEffect, useId, useState } from 'react'
import { Checkbox, Input, Label, Text, TextField } from 'react-aria-components'
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

/** It is remembered unless others could read it: then only if the reader says so. */
export function usePassword(): Password {
  const [secret, setSecret] = useState('')
  const [isProtected, setProtected] = useState<boolean | null>(null)
  const [wish, setRemembered] = useState<boolean | null>(null)
  useEffect(() => {
    void arePasswordsProtected().then(setProtected)
  }, [])
  return { secret, isRemembered: wish ?? isProtected ?? false, isProtected, setSecret, setRemembered }
}

interface PasswordFieldsProps {
  readonly password: Password
  readonly isReadOnly: boolean
}

export function PasswordFields({ password, isReadOnly }: PasswordFieldsProps) {
  const t = useTranslate()
  const { secret, isRemembered, isProtected, setSecret, setRemembered } = password
  const hint = useId()
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
          {t('accounts.passwordHint')}
        </Text>
      </TextField>
      <div className={styles.remember}>
        <Checkbox
          className={`${controls.choice} ${controls.check}`}
          isSelected={isRemembered}
          aria-describedby={hint}
          onChange={setRemembered}
        >
          {t('accounts.remember')}
        </Checkbox>
        <p id={hint} className={controls.hint}>
          {t(isProtected === false ? 'accounts.unprotected' : 'accounts.protected')}
        </p>
      </div>
    </>
  )
}
