import { Button } from 'react-aria-components'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { Consent } from '../accounts/Consent.tsx'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { typedHost } from '../library/hosts.ts'
import controls from '../styles/controls.module.css'
import styles from './AddSourceDialog.module.css'
import { mayPass } from './discovery.ts'

interface SearchTroubleProps {
  readonly code: FailureCode | null
  readonly address: string
  readonly onAllow: () => unknown
  readonly onAddAnyway: () => unknown
}

/** What happened and what to do; what the reader knows better than the network is theirs to say. */
export function SearchTrouble({ code, address, onAllow, onAddAnyway }: SearchTroubleProps) {
  const t = useTranslate()
  return (
    <div role="alert" hidden={code === null} className={`${controls.trouble} ${styles.trouble}`}>
      {code === 'needsConsent' && <Consent address={address} allow="sources.allow" onAllow={onAllow} />}
      {code === 'needsPassword' && (
        <p>
          <Sentence text="sources.passwordWanted" parts={{ host: <Address>{typedHost(address)}</Address> }} />
        </p>
      )}
      {code === 'wrongPassword' && <p>{t('failure.wrongPassword')}</p>}
      {code && !OWN_WORDS.has(code) && <p>{failureInWords(code, t)}</p>}
      {code && mayPass(code) && (
        <>
          <p className={controls.hint}>{t('sources.addAnywayHint')}</p>
          <Button className={controls.link ?? ''} onPress={() => void onAddAnyway()}>
            {t('sources.addAnyway')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What the reader can do about right here. */
const OWN_WORDS: ReadonlySet<FailureCode> = new Set(['needsConsent', 'needsPassword', 'wrongPassword'])
