// A picture as large as the window, or larger.
import { EyeOff, Minus, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { useCell } from '../../base/cell.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { useTranslate } from '../../language/translate.ts'
import { reportCell } from '../../pictures/pictures.ts'
import styles from './PictureView.module.css'
import { endZoom, type Zoomed, zoomedCell } from './zoom.ts'

/** Over the article of this reference. */
export function PictureView({ of }: { readonly of: ArticleRef }) {
  const zoomed = useCell(zoomedCell)
  return zoomed && <OpenPicture picture={zoomed} article={of} />
}

interface OpenPictureProps {
  readonly picture: Zoomed
  readonly article: ArticleRef
}

/** 1: as large as fits into the window. */
const SCALES = [1, 1.5, 2, 3, 4] as const

function OpenPicture({ picture, article }: OpenPictureProps) {
  const t = useTranslate()
  const [scale, setScale] = useState(0)
  const step = (by: number) => setScale(now => Math.min(Math.max(now + by, 0), SCALES.length - 1))

  function hide() {
    endZoom()
    reportCell.set({ key: picture.key, ref: article })
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === '+' || event.key === '=') step(1)
    else if (event.key === '-') step(-1)
    else if (event.key === '0') setScale(0)
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay isOpen isDismissable className={styles.veil ?? ''} onOpenChange={isOpen => !isOpen && endZoom()}>
      <Modal className={styles.modal ?? ''}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole dialog, which itself has the focus at first */}
        <div className={styles.keys} onKeyDown={onKey}>
          <Dialog className={styles.dialog ?? ''} aria-label={picture.alt || t('zoom.name')}>
            <div className={styles.tools}>
              <IconButton name={t('zoom.larger')} isDisabled={scale === SCALES.length - 1} onPress={() => step(1)}>
                <Plus />
              </IconButton>
              <IconButton name={t('zoom.smaller')} isDisabled={scale === 0} onPress={() => step(-1)}>
                <Minus />
              </IconButton>
              <IconButton name={t('pictures.hide')} onPress={hide}>
                <EyeOff />
              </IconButton>
              <IconButton name={t('zoom.close')} onPress={endZoom}>
                <X />
              </IconButton>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than the window is scrolled with the arrows */}
            <section className={styles.room} tabIndex={0} aria-label={t('zoom.name')}>
              <img
                className={styles.picture}
                src={picture.src}
                alt={picture.alt}
                style={{ inlineSize: `${(SCALES[scale] ?? 1) * 100}%`, blockSize: `${(SCALES[scale] ?? 1) * 100}%` }}
              />
            </section>
            {picture.caption && (
              <p className={styles.caption} lang={picture.language} dir={picture.direction}>
                {picture.caption}
              </p>
            )}
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  )
}
