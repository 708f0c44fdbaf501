// What the choices are called, wherever they are offered.
import type { TextKey } from '../../shared/locales/translator.ts'
import type { PicturePolicy } from '../../shared/pictures/policy.ts'

export const POLICY_NAMES: { readonly [P in PicturePolicy]: TextKey } = {
  always: 'settings.picturesAlways',
  unmetered: 'settings.picturesUnmetered',
  tap: 'settings.picturesTap',
  never: 'settings.picturesNever',
}
