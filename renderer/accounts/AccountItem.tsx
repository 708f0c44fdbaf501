import { Server } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Account } from '../../shared/contract/accounts.ts'
import { hour } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { Address, Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { syncAccount, typePassword } from './accounts.ts'
import { LeaveAccount } from './LeaveAccount.tsx'
import { PasswordFields, usePassword } from './PasswordFields.tsx'

/** One account: how it stands, and what can be done with it. */
export function AccountItem({ account }: { readonly account: Account }) {
  const t = useTranslate()
  const [open, setOpen] = useState<'password' | 'leave' | null>(null)
  const { name, user, kind, state } = account
  const named = { name }
  return (
    <li className={styles.account}>
      <Server aria-hidden="true" />
      <div className={styles.about}>
        <p className={styles.title}>
          <Address>{name}</Address>
        </p>
        <p className={controls.hint}>
          {user !== '' && (
            <>
              <Name of={user} language={null} />
              {' · '}
            </>
          )}
          {t(`accounts.kind.${kind}`)} · {t('accounts.newspapers', { count: account.newspapers })}
        </p>
        <Standing account={account} />
        {(state.needsPassword || open === 'password') && (
          <PasswordForm account={account} onDone={() => setOpen(null)} />
        )}
        {open === 'leave' ? (
          <LeaveAccount account={account} onCancel={() => setOpen(null)} />
        ) : (
          <div className={styles.deeds}>
            <Button
              className={controls.link ?? ''}
              aria-label={t('accounts.syncNamed', named)}
              isDisabled={state.isSyncing || state.needsPassword}
              onPress={() => void syncAccount(account)}
            >
              {t('accounts.sync')}
            </Button>
            {!state.needsPassword && open !== 'password' && (
              <Button
                className={controls.link ?? ''}
                aria-label={t('accounts.changePasswordNamed', named)}
                onPress={() => setOpen('password')}
              >
                {t('accounts.changePassword')}
              </Button>
            )}
            <Button
              className={controls.link ?? ''}
              aria-label={t('accounts.leaveNamed', named)}
              onPress={() => setOpen('leave')}
            >
              {t('accounts.leave')}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** How its last sync went, and what has not reached the server yet. */
function Standing({ account }: { readonly account: Account }) {
  const t = useTranslate()
  const writing = useWriting()
  const { state, syncedAt, waiting } = account
  const { failure, pausedUntil, serverTrouble, ignoredMarks } = state
  return (
    <div role="status" className={styles.standing}>
      <p>
        {state.isSyncing && t('accounts.syncing')}
        {!state.isSyncing && failure === null && syncedAt !== null && (
          <>
            {t('accounts.synced')} <RelativeTime at={syncedAt} />
          </>
        )}
        {!state.isSyncing && failure === null && syncedAt === null && t('accounts.notYet')}
        {!state.isSyncing && failure !== null && failureInWords(failure.code, t)}
        {!state.isSyncing && failure !== null && pausedUntil !== null && (
          <> {t('accounts.againAt', { time: hour(pausedUntil, writing) })}</>
        )}
      </p>
      {waiting > 0 && <p>{t('accounts.waiting', { count: waiting })}</p>}
      {ignoredMarks > 0 && <p>{t('accounts.ignored', { count: ignoredMarks })}</p>}
      {serverTrouble !== null && (
        <p>
          {t('accounts.serverSays')} <Name of={serverTrouble} language={null} />
        </p>
      )}
      {account.kind === 'fever' && <p>{t('accounts.feverLimits')}</p>}
      {UNTRIED.has(account.kind) && <p>{t('accounts.untried')}</p>}
    </div>
  )
}

/** Written from what their makers say of them, and never tried against a real server (docs/accounts.md). */
const UNTRIED: ReadonlySet<Account['kind']> = new Set(['miniflux', 'nextcloud'])

function PasswordForm({ account, onDone }: { readonly account: Account; readonly onDone: () => void }) {
  const t = useTranslate()
  const password = usePassword(account.isRemembered || null)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<FailureCode | null>(null)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (password.secret === '' || isBusy) return
    setBusy(true)
    const set = await typePassword(account, password.secret, password.isRemembered)
    setBusy(false)
    if (set.ok) onDone()
    else setTrouble(set.code)
  }

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {account.state.needsPassword && <p>{t('accounts.passwordWanted')}</p>}
      <PasswordFields password={password} isReadOnly={isBusy} />
      <div role="alert" hidden={trouble === null} className={controls.trouble}>
        {trouble && <p>{failureInWords(trouble, t)}</p>}
      </div>
      <div className={controls.actions}>
        {!account.state.needsPassword && (
          <Button className={controls.plain ?? ''} onPress={onDone}>
            {t('app.cancel')}
          </Button>
        )}
        <Button type="submit" className={controls.primary ?? ''} isDisabled={password.secret === '' || isBusy}>
          {t(isBusy ? 'accounts.signingIn' : 'accounts.signIn')}
        </Button>
      </div>
    </form>
  )
}
