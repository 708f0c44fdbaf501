/** Whose a host is, as far as its name tells: `ar.paper.co.ma` and `www.paper.co.ma` are one owner's. */

/** Under these, in countries that have them, names are sold one level further down. */
const SECOND_LEVELS = new Set('ac co com edu gob gouv gov info mil net nom org press presse sch tm'.split(' '))
/** Public suffixes of two labels: a name below them has an owner of its own. The full list has thousands; these are where news is. */
const SHARED_HOSTS = new Set(
  'blogspot.com wordpress.com github.io gitlab.io medium.com substack.com tumblr.com over-blog.com canalblog.com netlify.app vercel.app pages.dev web.app'.split(
    ' ',
  ),
)

export function ownerOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  if (/^\d+$/.test(labels.at(-1) ?? '') || host.startsWith('[')) return host
  return labels.slice(-labelsOfOwner(labels)).join('.')
}

function labelsOfOwner(labels: readonly string[]): number {
  if (SHARED_HOSTS.has(labels.slice(-2).join('.'))) return 3
  const [second = '', country = ''] = labels.slice(-2)
  return country.length === 2 && SECOND_LEVELS.has(second) ? 3 : 2
}
