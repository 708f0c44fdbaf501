/** The interface's sentences by key, so that a test breaks when a thing is gone and not when it is renamed. */

import { createTranslate } from '../../shared/locales/translator.ts'

export const say = createTranslate('ar')
export const dire = createTranslate('fr')
