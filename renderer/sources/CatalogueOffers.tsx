// Newspapers of the catalogue whose name was typed where an address is asked for.
import { Button } from 'react-aria-components'
import { directionOf } from '../../shared/arabic/direction.ts'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { subscribedIn } from '../library/subscribed.ts'
import styles from './AddSourceDialog.module.css'

interface CatalogueOffersProps {
  readonly offers: readonly CatalogueSource[]
  readonly onChoose: (source: CatalogueSource) => unknown
}

export function CatalogueOffers({ offers, onChoose }: CatalogueOffersProps) {
  const t = useTranslate()
  const subscribed = subscribedIn(useCell(libraryCell)?.sources ?? [])
  return (
    <>
      <p role="status" className="only-heard">
        {offers.length > 0 && t('catalogue.found', { count: offers.length })}
      </p>
      <ul className={styles.offers} aria-label={t('sources.fromCatalogue')} hidden={offers.length === 0}>
        {offers.map(source => {
          const isThere = source.feeds.some(({ url }) => subscribed.has(url))
          return (
            <li key={source.id}>
              <Button className={styles.offer ?? ''} isDisabled={isThere} onPress={() => void onChoose(source)}>
                <bdi lang={source.language} dir={directionOf(source.title, source.language)}>
                  {source.title}
                </bdi>
                <span className={styles.origin}>{t(isThere ? 'sources.already' : 'sources.fromCatalogue')}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
