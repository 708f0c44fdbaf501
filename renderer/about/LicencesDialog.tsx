// Of what this program is made, and under which licences. The texts are read when somebody asks for them.
import { useEffect, useState } from 'react'
import { Sheet } from '../controls/Sheet.tsx'
import { Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './LicencesDialog.module.css'

/** What `tools/gather-licences.mjs` writes; `text` is a place in `texts`. */
interface Licences {
  readonly texts: readonly string[]
  readonly packages: readonly {
    readonly name: string
    readonly version: string
    readonly licence: string
    readonly text: number
  }[]
}

/** As Electron names it. */
const CHROMIUM = 'LICENSES.chromium.html'

export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const licences = useLicences()
  return (
    <Sheet title={t('licences.name')} isWide onClose={onClose}>
      <p>{t('licences.what')}</p>
      <p className={styles.quiet}>
        <Sentence text="licences.chromium" parts={{ file: <Name of={CHROMIUM} language="en" /> }} />
      </p>
      <ul className={styles.list}>
        {licences?.packages.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary className={styles.summary}>
                <Name of={name} language="en" className={styles.name} />{' '}
                <Name of={`${version} ${licence}`.trim()} language="en" className={styles.quiet} />
              </summary>
              <div className={styles.text} dir="ltr" lang="en">
                {licences.texts[text]}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function useLicences(): Licences | null {
  const [licences, setLicences] = useState<Licences | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('../../assets/licences.json?raw').then(({ default: read }) => isWanted && setLicences(JSON.parse(read)))
    return () => {
      isWanted = false
    }
  }, [])
  return licences
}
