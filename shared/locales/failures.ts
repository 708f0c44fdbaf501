/** Failures in words: what happened (`failure.CODE`), then what is safe and what to do (`advice.CODE`). */

import type { FailureCode } from '../result.ts'
import type { Translate } from './translator.ts'

/** All of it, for where there is room for it. */
export function failureInWords(code: FailureCode, t: Translate): string {
  return `${t(`failure.${code}`)} ${t(`advice.${code}`)}`
}
