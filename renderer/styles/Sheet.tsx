// A dialog over the window.
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import controls from './controls.module.css'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <ModalOverlay isOpen isDismissable className={controls.veil ?? ''} onOpenChange={open => !open && onClose()}>
      <Modal className={controls.sheet ?? ''}>
        <Dialog>
          <Heading slot="title" className={controls.sheetTitle ?? ''}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
