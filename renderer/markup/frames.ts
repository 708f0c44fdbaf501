// Videos and posts that a page shows in frames of other sites: in an article they are a link, and nothing loads.
import { playedAt } from '../../shared/press/players.ts'

/** A tag of at most 2,000 characters: what is longer is no frame of an honest page, and looking stays linear. */
const FRAME = /<(iframe|video|audio)\b([^>]{0,2000})>/gi
const ADDRESS = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** The text goes to the sanitiser afterwards: whatever is not recognised here is dropped there. */
export function framesAsLinks(html: string): string {
  return html.replace(FRAME, (tag, _name, attributes: string) => {
    const address = addressIn(attributes)
    return address === null ? tag : `<p><a href="${quoted(address)}">${quoted(address)}</a></p>${tag}`
  })
}

function addressIn(attributes: string): string | null {
  const [, ...values] = ADDRESS.exec(attributes) ?? []
  const value = values.find(found => found !== undefined)
  const absolute = value?.trim().replaceAll('&amp;', '&').replace(/^\/\//, 'https://') ?? ''
  return URL.canParse(absolute) ? playedAt(new URL(absolute)) : null
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
