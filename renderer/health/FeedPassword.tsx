import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FeedLogin } from '../../shared/contract/passwords.ts'
import type { Feed } from '../../shared/contract/sources.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { LoginFields, useLogin } from '../accounts/LoginFields.tsx'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './HealthSheet.module.css'
import { forgetPassword, loginsCell, typePassword } from './passwords.ts'

interface FeedPasswordProps {
  readonly feed: Feed
  readonly trouble: FailureCode | null
}

/** What a feed has that asks for a password: one to type, to change, or to forget. Nothing for all others. */
export function FeedPassword({ feed, trouble }: FeedPasswordProps) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const known = useCell(loginsCell).find(({ feedId }) => feedId === feed.id) ?? null
  function close() {
    setOpen(false)
    // The focus goes back to where the form came from.
    setWasOpen(true)
  }

  if (known === null && trouble !== 'needsPassword' && trouble !== 'wrongPassword') return null
  if (isOpen) return <PasswordForm feed={feed} known={known} onDone={close} />
  return (
    <div className={styles.deeds}>
      <Button autoFocus={wasOpen} className={controls.link ?? ''} onPress={() => setOpen(true)}>
        {t(known === null ? 'health.typePassword' : 'health.changePassword')}
      </Button>
      {known && (
        <Button className={controls.link ?? ''} onPress={() => void forgetPassword(feed)}>
          {t('health.forgetPassword')}
        </Button>
      )}
    </div>
  )
}

interface PasswordFormProps {
  readonly feed: Feed
  readonly known: FeedLogin | null
  readonly onDone: () => void
}

function PasswordForm({ feed, known, onDone }: PasswordFormProps) {
  const t = useTranslate()
  const login = useLogin(known)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<FailureCode | null>(null)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!login.isThere || isBusy) return
    setBusy(true)
    setRefusal(null)
    const typed = await typePassword(feed, login.typed)
    setBusy(false)
    if (typed.ok) onDone()
    else setRefusal(typed.code)
  }

  return (
    <form className={styles.password} aria-label={t('health.typePassword')} onSubmit={onSubmit}>
      <LoginFields login={login} isReadOnly={isBusy} isFirst />
      <div role="alert" hidden={refusal === null} className={controls.trouble}>
        {refusal && <p>{failureInWords(refusal, t)}</p>}
      </div>
      <div className={controls.actions}>
        <Button className={controls.plain ?? ''} onPress={onDone}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" className={controls.primary ?? ''} isDisabled={!login.isThere || isBusy}>
          {t(isBusy ? 'accounts.signingIn' : 'accounts.signIn')}
        </Button>
      </div>
    </form>
  )
}
