// A dialog over the window.
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslate } from '../language/translate.ts'
import { clearWay } from '../notices/toasts.ts'
import controls from '../styles/controls.module.css'

interface SheetProps {
  readonly title: string
  /** A wide sheet, for what is looked through rather than answered. */
  readonly isWide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Sheet({ title, isWide = false, onClose, children }: SheetProps) {
  const t = useTranslate()
  const cross = useRef<HTMLButtonElement>(null)
  useEffect(clearWay, [])
  useFocusInDialog(cross)
  useFocusKept(cross)
  return (
    <ModalOverlay isOpen isDismissable className={controls.veil ?? ''} onOpenChange={open => !open && onClose()}>
      <Modal className={controls.sheet ?? ''} data-wide={isWide || undefined}>
        <Dialog>
          <div className={controls.sheetHead}>
            <Heading slot="title" className={controls.sheetTitle ?? ''}>
              {title}
            </Heading>
            <Button
              ref={cross}
              data-cross
              className={controls.icon ?? ''}
              aria-label={t('app.close')}
              onPress={onClose}
            >
              <X />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Gives the focus to a part of a dialog that opens: a dialog that has it itself is read out whole, in one breath. */
export function useFocusInDialog(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const dialog = part.current?.closest('[role="dialog"]')
    const focused = document.activeElement
    if (dialog && (focused === dialog || !dialog.contains(focused))) part.current?.focus()
  }, [part])
}

/** A part that vanishes takes the focus with it, and the browser says nothing: without one, Escape would close nothing. */
function useFocusKept(cross: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const dialog = cross.current?.closest('[role="dialog"]')
    if (!dialog) return
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) cross.current?.focus()
    })
    observer.observe(dialog, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [cross])
}

/** Moves the focus out of a part that is about to vanish: without a focus, Escape would close nothing. */
export function focusSheet(part: Element): void {
  part.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-cross]')?.focus()
}
