/** Where feeds lie when no page says so. Pure. */

/** Word in the name of the program that made the page → where that program puts its feeds. */
const PLACES: readonly (readonly [generator: string, places: readonly string[]])[] = [
  ['wordpress', ['/feed/', '/?feed=rss2']],
  ['spip', ['/spip.php?page=backend']],
  ['drupal', ['/rss.xml']],
  ['joomla', ['/?format=feed&type=rss']],
  ['blogger', ['/feeds/posts/default']],
]
const USUAL_PLACES = ['/feed/', '/rss', '/rss.xml', '/atom.xml', '/feed.json', '/?feed=rss2', '/index.xml']

/** The front page first where the reader came in by another, then the likeliest places. */
export function guessesFor(page: string, generator: string | null): string[] {
  const known = PLACES.find(([name]) => generator?.includes(name))?.[1] ?? []
  const places = [...new Set(['/', ...known, ...USUAL_PLACES])]
  return places.map(place => new URL(place, page).href).filter(place => place !== page)
}
