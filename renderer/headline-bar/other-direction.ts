// A moving line is read as it comes in: only what begins on the side where the bar's own headlines begin can be. Pure.
import type { Headline } from '../../shared/contract/reading.ts'
import type { OtherHeadlines } from '../../shared/settings/settings.ts'

interface BarWishes {
  readonly rightToLeft: boolean
  readonly others: OtherHeadlines
  /** The bar turns page by page anyway. */
  readonly isStill: boolean
}

interface ShownHeadlines {
  readonly headlines: readonly Headline[]
  readonly isStill: boolean
}

export function shownHeadlines(
  headlines: readonly Headline[],
  { rightToLeft, others, isStill }: BarWishes,
): ShownHeadlines {
  const own = headlines.filter(({ direction }) => (direction === 'rtl') === rightToLeft)
  if (isStill || own.length === headlines.length) return { headlines, isStill }
  // Whoever reads nothing in the bar's direction has a bar all the same.
  return others === 'paged' || own.length === 0 ? { headlines, isStill: true } : { headlines: own, isStill }
}
