// The catalogue again, for whoever has newspapers already.
import { useEffect } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslate } from '../language/translate.ts'
import { clearWay } from '../notices/toasts.ts'
import controls from '../styles/controls.module.css'
import styles from './CatalogueDialog.module.css'
import { CatalogueShelves } from './CatalogueShelves.tsx'
import { openCatalogue } from './choice.ts'
import { SubscribeBar } from './SubscribeBar.tsx'

export function CatalogueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  useEffect(() => {
    void openCatalogue({ suggest: false })
    clearWay()
  }, [])
  return (
    <ModalOverlay isOpen isDismissable className={controls.veil ?? ''} onOpenChange={open => !open && onClose()}>
      <Modal className={styles.sheet ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" className="only-heard">
            {t('catalogue.name')}
          </Heading>
          <div className={styles.shelves}>
            <CatalogueShelves />
          </div>
          <SubscribeBar onSubscribed={onClose}>
            <Button className={controls.plain ?? ''} onPress={onClose}>
              {t('app.close')}
            </Button>
          </SubscribeBar>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
