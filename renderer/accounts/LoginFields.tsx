import { useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { FeedLogin, TypedLogin } from '../../shared/contract/passwords.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { type Password, PasswordFields, usePassword } from './PasswordFields.tsx'

export interface LoginDraft {
  readonly typed: TypedLogin
  readonly password: Password
  /** There is something to send. */
  readonly isThere: boolean
  setUser(user: string): void
  set(user: string, secret: string): void
}

/** Name and password for one site, as they are being typed; `before`: in place of these. */
export function useLogin(before: Pick<FeedLogin, 'user' | 'isRemembered'> | null = null): LoginDraft {
  const [user, setUser] = useState(before?.user ?? '')
  const password = usePassword(before?.isRemembered)
  const { secret, isRemembered, setSecret } = password
  return {
    typed: { user, secret, isRemembered },
    password,
    isThere: user !== '' || secret !== '',
    setUser,
    set(nextUser, nextSecret) {
      setUser(nextUser)
      setSecret(nextSecret)
    },
  }
}

interface LoginFieldsProps {
  readonly login: LoginDraft
  readonly isReadOnly: boolean
  /** It was called for: the focus goes there. */
  readonly isFirst?: boolean
}

export function LoginFields({ login, isReadOnly, isFirst = false }: LoginFieldsProps) {
  const t = useTranslate()
  return (
    <div className={styles.pair}>
      <TextField
        name="user"
        autoFocus={isFirst}
        className={controls.field ?? ''}
        value={login.typed.user}
        isReadOnly={isReadOnly}
        onChange={login.setUser}
      >
        <Label>{t('accounts.user')}</Label>
        <Input dir="auto" autoComplete="off" spellCheck={false} />
      </TextField>
      <PasswordFields password={login.password} hint="sources.passwordHint" isReadOnly={isReadOnly} />
    </div>
  )
}
