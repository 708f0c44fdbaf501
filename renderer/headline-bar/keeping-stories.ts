// No story twice in the bar, also while a newer headline of it waits outside. Pure.
import type { Headline } from '../../shared/contract/reading.ts'

/** The newest headlines; of a story that is crossing the screen the one that crosses it stays until it has left. */
export function keepingStories(newest: readonly Headline[], crossing: readonly Headline[]): readonly Headline[] {
  if (crossing.length === 0) return newest
  return newest.map(one => crossing.find(({ ref }) => one.others.includes(ref)) ?? one)
}

/** Those that only stay until they have left: once one has, the newest headline of its story takes its turn. */
export function standIns(newest: readonly Headline[], headlines: readonly Headline[]): readonly Headline['ref'][] {
  const isNewest = new Set(newest.map(({ ref }) => ref))
  return headlines.flatMap(({ ref }) => (isNewest.has(ref) ? [] : ref))
}
