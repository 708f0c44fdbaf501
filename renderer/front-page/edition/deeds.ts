import { begun, type Deeds } from '../../base/deed.ts'
import { onFrontCell, showFront } from '../../place/place.ts'
import { focusFront } from './cursor.ts'
import { printNext } from './front-page.ts'

export const FRONT_DEEDS = {
  showFront: () => begun(goToFront()),
  nextEdition: () => onFrontCell.get() && begun(printNext()),
} satisfies Partial<Deeds>

export function goToFront(): void {
  showFront()
  requestAnimationFrame(focusFront)
}
