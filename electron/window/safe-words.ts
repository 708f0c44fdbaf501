/** The words of the page that is shown when the window itself cannot be. */

import { DIRECTIONS } from '../../shared/locales/languages.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { SafeWords } from './protocol.ts'

export async function safeWordsIn({ language, theme }: Pick<Settings, 'language' | 'theme'>): Promise<SafeWords> {
  // Nobody needs them at a start.
  const { createTranslate } = await import('../../shared/locales/translator.ts')
  const t = createTranslate(language)
  const texts = { name: t('app.name'), what: t('app.crashed'), again: t('app.tryAgain') }
  return { language, theme, direction: DIRECTIONS[language], texts }
}
