/** What other readers of feeds made of the feeds that lie beside their answers, in one shape. */

export interface Reference {
  readonly title?: string
  readonly link?: string
  readonly id?: string
  readonly date?: string
  readonly enclosures?: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

/** The corpora's own word about their shape; a reference that is not there compares nothing. */
function record(value: unknown): Json {
  return Object(value) as Json
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(record) : []
}

function present(reference: Readonly<Record<keyof Reference, unknown>>): Reference {
  return Object.fromEntries(Object.entries(reference).filter(([, value]) => value !== undefined && value !== null))
}

/** feed-rs makes up an id where there is none: 32 hexadecimal digits or a UUID. */
const MADE_UP = /^[\da-f]{25,32}$|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export function fromFeedRs(answer: unknown): Reference[] {
  return list(record(answer)['entries']).map(entry => {
    const links = list(entry['links'])
    const page = links.find(({ rel }) => rel === null || rel === 'alternate')
    const enclosed = links.filter(({ rel }) => rel === 'enclosure').map(({ href }) => href)
    const id = String(entry['id'])
    return present({
      title: record(entry['title'])['content'],
      link: page?.['href'],
      id: MADE_UP.test(id) ? undefined : id,
      date: entry['published'] ?? entry['updated'],
      enclosures: enclosed,
    })
  })
}

export function fromRssParser(answer: unknown): Reference[] {
  return list(record(record(answer)['feed'])['items']).map(item => {
    const enclosure = record(item['enclosure'])['url']
    return present({
      title: item['title'],
      link: item['link'],
      id: item['guid'] ?? item['id'],
      date: item['isoDate'],
      enclosures: enclosure === undefined ? undefined : [enclosure],
    })
  })
}

export function fromFeedsmith(answer: unknown): Reference[] {
  const feed = record(answer)
  return list(feed['items'] ?? feed['entries']).map(item => {
    const links = list(item['links'])
    const page = links.find(({ rel }) => rel === undefined || rel === 'alternate')
    const dc = record(item['dc'])
    const dates = [
      item['pubDate'],
      item['published'],
      item['updated'],
      list(dc['dates']).length > 0 ? String(Object(dc['dates'])[0]) : null,
    ]
    return present({
      title: record(item['title'])['value'] ?? item['title'],
      link: item['link'] ?? page?.['href'],
      id: record(item['guid'])['value'] ?? item['id'] ?? record(item['rdf'])['about'],
      date: dates.find(date => typeof date === 'string'),
      enclosures: [
        ...list(item['enclosures']).map(({ url }) => url),
        ...links.filter(({ rel }) => rel === 'enclosure').map(({ href }) => href),
      ],
    })
  })
}
