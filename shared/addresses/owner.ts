/** Owners of hosts, as far as their names tell: a rule of thumb in place of the list of public suffixes. Pure. */

/** Under these, in countries that have them, names are sold one level further down: `co.uk`, `press.ma`, `com.eg`. */
const SECOND_LEVELS = new Set('ac co com edu go gob gouv gov info mil ne net nom or org press presse sch tm'.split(' '))
/** Public suffixes of two labels: a name below them has an owner of its own. The full list has thousands; these are where news is. */
const SHARED_HOSTS = new Set(
  'blogspot.com wordpress.com github.io gitlab.io medium.com substack.com tumblr.com over-blog.com canalblog.com netlify.app vercel.app pages.dev web.app'.split(
    ' ',
  ),
)

/** The domain that somebody registered, and on whose machines everything under it lies: `a.tumblr.com` → `tumblr.com`. */
export function registrableDomain(host: string): string {
  const labels = labelsOf(host)
  const [second = '', country = ''] = labels.slice(-2)
  if (isAddress(host, labels)) return host
  return labels.slice(country.length === 2 && SECOND_LEVELS.has(second) ? -3 : -2).join('.')
}

/** Who writes there: `ar.paper.co.ma` and `www.paper.co.ma` are one owner's, two names under `tumblr.com` are two. */
export function ownerOf(host: string): string {
  const labels = labelsOf(host)
  if (isAddress(host, labels) || !SHARED_HOSTS.has(labels.slice(-2).join('.'))) return registrableDomain(host)
  return labels.slice(-3).join('.')
}

function labelsOf(host: string): string[] {
  return host.toLowerCase().replace(/\.$/, '').split('.')
}

function isAddress(host: string, labels: readonly string[]): boolean {
  return host.startsWith('[') || /^\d+$/.test(labels.at(-1) ?? '')
}
