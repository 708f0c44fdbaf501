import { useTranslate } from '../language/translate.ts'
import { rateOf } from './conditions.ts'

/** How many new articles come in a day or a week; of a young source it is said that nobody knows yet. */
export function Rate({ articlesADay }: { readonly articlesADay: number | null }) {
  const t = useTranslate()
  if (articlesADay === null) return t('health.tooYoung')
  const { span, count } = rateOf(articlesADay)
  return span === 'rare' ? t('health.rare') : t(`health.rates.${span}`, { count })
}
