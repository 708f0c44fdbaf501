// The catalogue: search, index of sections, and the newspapers under both.
import { useDeferredValue, useMemo, useState } from 'react'
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { CATALOGUE_SECTIONS, type Catalogue, type CatalogueSection } from '../../shared/contract/catalogue.ts'
import { localeOf } from '../../shared/locales/languages.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { dialogCell } from '../place/place.ts'
import controls from '../styles/controls.module.css'
import styles from './CatalogueShelves.module.css'
import { catalogueCell, chosenCell, openCatalogue, subscribedAddresses } from './choice.ts'
import { ShelfView } from './ShelfView.tsx'
import { shelvesOf } from './shelves.ts'

export function CatalogueShelves() {
  const t = useTranslate()
  const catalogue = useCell(catalogueCell)
  if (catalogue === 'failed') {
    return (
      <div className={styles.failed}>
        <p>{t('catalogue.failed')}</p>
        <Button className={controls.plain ?? ''} onPress={() => void openCatalogue({ suggest: false })}>
          {t('app.tryAgain')}
        </Button>
      </div>
    )
  }
  // The shape of what comes: its heading and the room it takes.
  return <section className={styles.catalogue}>{catalogue && <Shelves catalogue={catalogue} />}</section>
}

function Shelves({ catalogue }: { readonly catalogue: Catalogue }) {
  const t = useTranslate()
  const nameOfCountry = useCountryNames()
  const chosen = useCell(chosenCell)
  const library = useCell(libraryCell)
  const [words, setWords] = useState('')
  const [section, setSection] = useState<CatalogueSection | null>(null)
  const sought = useDeferredValue(words)
  const shelves = useMemo(
    () => shelvesOf(catalogue, { words: sought, section, nameOfCountry }),
    [catalogue, sought, section, nameOfCountry],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever the library is
  const subscribed = useMemo(subscribedAddresses, [library])
  const count = shelves.flatMap(({ groups }) => groups).reduce((sum, { entries }) => sum + entries.length, 0)

  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('catalogue.choose')}</h2>
        <SearchField
          aria-label={t('catalogue.search')}
          className={`${controls.field} ${styles.search}`}
          value={words}
          onChange={setWords}
        >
          <Input dir="auto" placeholder={t('catalogue.search')} spellCheck={false} />
        </SearchField>
        <p role="status" className={styles.found}>
          {t('catalogue.found', { count })}
        </p>
      </header>
      <SectionIndex chosen={section} onChoose={setSection} />
      {shelves.map(shelf => (
        <ShelfView key={shelf.name} shelf={shelf} marks={{ chosen, subscribed, nameOfCountry }} />
      ))}
      {count === 0 && (
        <div className={styles.nothing}>
          <p>{t('catalogue.nothing')}</p>
          <Button className={controls.link ?? ''} onPress={() => dialogCell.set('addSource')}>
            {t('welcome.addressOpen')}
          </Button>
        </div>
      )}
    </>
  )
}

const ALL = 'all'

interface SectionIndexProps {
  readonly chosen: CatalogueSection | null
  readonly onChoose: (section: CatalogueSection | null) => void
}

function SectionIndex({ chosen, onChoose }: SectionIndexProps) {
  const t = useTranslate()
  return (
    <ToggleButtonGroup
      aria-label={t('catalogue.index')}
      className={styles.index ?? ''}
      disallowEmptySelection
      selectedKeys={[chosen ?? ALL]}
      onSelectionChange={keys => onChoose(CATALOGUE_SECTIONS.find(section => keys.has(section)) ?? null)}
    >
      <ToggleButton id={ALL} className={styles.section ?? ''}>
        {t('catalogue.allSections')}
      </ToggleButton>
      {CATALOGUE_SECTIONS.map(section => (
        <ToggleButton key={section} id={section} className={styles.section ?? ''}>
          {t(`catalogue.sections.${section}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** The system knows what countries are called in every language. */
function useCountryNames(): (code: string) => string {
  const locale = localeOf(useWriting())
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region', style: 'short' })
    return (code: string) => names.of(code) ?? code
  }, [locale])
}
