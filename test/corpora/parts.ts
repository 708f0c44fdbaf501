/** Every corpus is parted by site: the rules were written with a look at the one part, and both are reported. */

import { createHash } from 'node:crypto'

export const PARTS = ['tuned', 'untuned'] as const
export type Part = (typeof PARTS)[number]

/** «co.uk» and its like are no site. */
const SECOND_LEVEL = new Set('co com org net gov ac edu ne or gob'.split(' '))

/** `site`: an address, or a name where pages have none. */
export function partOf(site: string): Part {
  return (createHash('sha256').update(domainOf(site)).digest()[0] ?? 0) % 2 === 0 ? 'tuned' : 'untuned'
}

/** The domain that somebody registered, as far as that can be told without a list of all. */
export function domainOf(site: string): string {
  if (!/^https?:/.test(site) || !URL.canParse(site)) return site
  const labels = new URL(site).hostname.split('.')
  const isLong = labels.length > 2 && SECOND_LEVEL.has(labels.at(-2) ?? '') && labels.at(-1)?.length === 2
  return labels.slice(isLong ? -3 : -2).join('.')
}
