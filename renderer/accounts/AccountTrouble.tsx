import { Button } from 'react-aria-components'
import type { CertificateFacts } from '../../shared/contract/accounts.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Accounts.module.css'
import { Consent } from './Consent.tsx'

interface AccountTroubleProps {
  readonly code: FailureCode | null
  readonly address: string
  /** What the server showed, where nobody vouches for it. */
  readonly certificate: CertificateFacts | null
  readonly onAllow: () => unknown
  readonly onTrust: (certificate: CertificateFacts) => unknown
}

/** What happened and what to do; what the reader alone can know is theirs to say. */
export function AccountTrouble({ code, address, certificate, onAllow, onTrust }: AccountTroubleProps) {
  const t = useTranslate()
  return (
    <div role="alert" hidden={code === null} className={`${controls.trouble} ${styles.trouble}`}>
      {code && code !== 'needsConsent' && <p>{failureInWords(code, t)}</p>}
      {code === 'needsConsent' && <Consent address={address} allow="accounts.allow" onAllow={onAllow} />}
      {certificate && <Certificate certificate={certificate} onTrust={onTrust} />}
    </div>
  )
}

interface CertificateProps {
  readonly certificate: CertificateFacts
  readonly onTrust: (certificate: CertificateFacts) => unknown
}

/** What the reader compares with what their server says of itself. */
function Certificate({ certificate, onTrust }: CertificateProps) {
  const t = useTranslate()
  const writing = useWriting()
  const { fingerprint, subject, issuer, validFrom, validUntil } = certificate
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('accounts.certificateOf')}</dt>
        <dd dir="ltr">{subject}</dd>
        <dt>{t('accounts.certificateBy')}</dt>
        <dd dir="ltr">{issuer}</dd>
        {validFrom !== null && validUntil !== null && (
          <>
            <dt>{t('accounts.certificateValid')}</dt>
            <dd>
              {t('accounts.fromUntil', { from: fullDate(validFrom, writing), until: fullDate(validUntil, writing) })}
            </dd>
          </>
        )}
        <dt>{t('accounts.fingerprint')}</dt>
        <dd dir="ltr" className={styles.fingerprint}>
          {fingerprint}
        </dd>
      </dl>
      <p className={controls.hint}>{t('accounts.trustHint')}</p>
      <Button className={controls.plain ?? ''} onPress={() => void onTrust(certificate)}>
        {t('accounts.trust')}
      </Button>
    </>
  )
}
