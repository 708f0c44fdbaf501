// The catalogue again, for whoever has newspapers already.
import { useEffect, useRef } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useFocusInDialog } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { clearWay } from '../notices/toasts.ts'
import controls from '../styles/controls.module.css'
import styles from './CatalogueDialog.module.css'
import { CatalogueShelves } from './CatalogueShelves.tsx'
import { openCatalogue } from './choice.ts'
import { SubscribeBar } from './SubscribeBar.tsx'

export function CatalogueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusInDialog(heading)
  useEffect(() => {
    void openCatalogue({ suggest: false })
    clearWay()
  }, [])
  return (
    <ModalOverlay isOpen isDismissable className={controls.veil ?? ''} onOpenChange={open => !open && onClose()}>
      <Modal className={styles.sheet ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading ref={heading} slot="title" tabIndex={-1} className="only-heard">
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
