/** Four newspapers on loopback, one of each format, all of whose words are our own. */

import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pngOf } from '../support/pictures.ts'

export interface Newspapers {
  readonly port: number
  readonly origin: string
  /** For `WARRAQ_ALLOW_HOSTS`. */
  readonly allow: string
  /** Paths asked for, in order. */
  readonly asked: string[]
  /** How often an answer was “not modified”. */
  notModified: number
  readonly opml: string
  /** Milliseconds that every answer is held back. */
  delay: number
  /** The address of one more newspaper, with this many articles of now. */
  addNewspaper(title: string, articles: number): string
  /** A page of HTML that declares these feeds, by name and address; its own address. */
  addPage(path: string, feeds: Readonly<Record<string, string>>): string
  /** Paths that are answered with a server's failure until they are taken out again. */
  readonly broken: Set<string>
  /** One more article in the first newspaper, with the time of now; the same one again changes nothing. */
  publish(title: string): void
  /** Other words for an article of the first newspaper. */
  rewrite(title: string, newTitle: string, html: string): void
  stop(): Promise<void>
}

export const LATIN_FIRST = 'GPS يقود الرعاة إلى مراعي الأطلس العالية'
export const VOWELLED = 'مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثلاثة كتب'
export const HOSTILE = 'مقال يحاول ما لا يجوز'
export const FRENCH = 'La bibliothèque du port ouvre ses portes la nuit'

interface Item {
  readonly id: string
  readonly title: string
  readonly html: string
  readonly publishedAt?: number
}

export async function openNewspapers(): Promise<Newspapers> {
  const asked: string[] = []
  const added = new Map<string, string>()
  const late = new Map<string, Item>()
  const rewritten = new Map<string, Pick<Item, 'title' | 'html'>>()
  const pages = new Map<string, string>()
  const broken = new Set<string>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    setTimeout(() => {
      if (broken.has(path)) return response.writeHead(500).end()
      const page = pages.get(path)
      if (page) return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
      const answer = answers(newspapers.origin, added, [...late.values()], rewritten).get(path)
      if (!answer) return response.writeHead(404).end()
      const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 16)}"`
      if (request.headers['if-none-match'] === etag) {
        newspapers.notModified++
        return response.writeHead(304, { etag }).end()
      }
      response.writeHead(200, { 'content-type': answer.type, etag }).end(answer.body)
    }, newspapers.delay)
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const newspapers: Newspapers = {
    port,
    origin,
    allow: `127.0.0.0/8:${port}`,
    asked,
    notModified: 0,
    opml: opmlOf(port),
    delay: 0,
    addNewspaper(title, articles) {
      const path = `/added/${added.size}.rss`
      const items = Array.from({ length: articles }, (_, index) =>
        addedItem(`${path}/${index}`, articles === 1 ? title : `${title} ${index}`),
      )
      added.set(path, rss(origin, title, items))
      return `${origin}${path}`
    },
    addPage(path, feeds) {
      const links = Object.entries(feeds).map(
        ([title, href]) => `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`,
      )
      pages.set(path, `<!DOCTYPE html><html><head><title>الصفحة الأولى</title>${links.join('')}</head><body><p>نص</p>`)
      return `${origin}${path}`
    },
    broken,
    publish(title) {
      if (!late.has(title)) late.set(title, addedItem(`late/${late.size}`, title))
    },
    rewrite: (title, newTitle, html) => void rewritten.set(title, { title: newTitle, html }),
    stop: () => stop(server),
  }
  return newspapers
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(done => server.close(() => done()))
}

/** Each newspaper at an address of its own, so that one connection for each host is no bottleneck. */
function opmlOf(port: number): string {
  const outline = (host: number, path: string, title: string) =>
    `<outline type="rss" text="${title}" xmlUrl="http://127.0.0.${host}:${port}${path}"/>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>قائمة للتجربة</title></head><body>
<outline text="المدينة">${outline(1, '/harbour.rss', 'جريدة الميناء')}${outline(1, '/mountain.rdf', 'بريد الجبل')}</outline>
${outline(1, '/courrier.atom', 'Le Courrier du Port')}
${outline(1, '/kitchen.json', 'دفتر المطبخ')}
</body></opml>`
}

function addedItem(id: string, title: string): Item {
  return { id, title, html: `<p>${'سطر من مقال طويل يملأ الصفحة. '.repeat(40)}</p>`, publishedAt: Date.now() }
}

interface Served {
  readonly type: string
  readonly body: string | Buffer
}

function answers(
  origin: string,
  added: ReadonlyMap<string, string>,
  late: readonly Item[],
  rewritten: ReadonlyMap<string, Pick<Item, 'title' | 'html'>>,
): ReadonlyMap<string, Served> {
  const type = 'application/rss+xml; charset=utf-8'
  return new Map<string, Served>([
    ...[...added].map(([path, body]) => [path, { type, body }] as const),
    [
      '/harbour.rss',
      {
        type,
        body: rss(
          origin,
          'جريدة الميناء',
          [...late, ...HARBOUR(origin)].map(item => ({ ...item, ...rewritten.get(item.title) })),
        ),
      },
    ],
    ['/mountain.rdf', { type: 'application/rdf+xml; charset=utf-8', body: rdf(origin) }],
    ['/courrier.atom', { type: 'application/atom+xml; charset=utf-8', body: atom(origin) }],
    ['/kitchen.json', { type: 'application/feed+json', body: jsonFeed(origin) }],
    ['/lighthouse.png', { type: 'image/png', body: png(320, 180) }],
  ])
}

const HARBOUR = (origin: string): readonly Item[] => [
  {
    id: 'h1',
    title: VOWELLED,
    html: `<figure><img src="${origin}/lighthouse.png" alt="منارة"><figcaption>المنارة عند الغروب</figcaption></figure>
<p>فتحت مكتبة الحي أبوابها لكل من يسكن قربها، ولا تطلب بطاقة ولا أجرا.</p><h2>كيف تستعير</h2>
<p>تختار ثلاثة كتب وتكتب اسمك في دفتر المدخل.</p><ul><li>رواية</li><li>ديوان</li></ul>
<blockquote><p>الكتاب يعود حين يُقرأ.</p></blockquote>
<table><tr><th>اليوم</th><th>الساعة</th></tr><tr><td>السبت</td><td>9</td></tr></table>
<p><a href="/about?page=1">عن المكتبة</a></p>`,
  },
  { id: 'h2', title: LATIN_FIRST, html: '<p>علّق الرعاة أجهزة صغيرة في أعناق أغنامهم، فصاروا يعرفون أين تبيت.</p>' },
  { id: 'h3', title: HOSTILE, html: hostile(origin) },
  {
    id: 'h4',
    title: 'سوق السمك يبيع بالمزاد قبل الفجر',
    html: '<p>يبدأ المزاد في الرابعة، وينتهي قبل أن تصل الشمس إلى الرصيف.</p>',
  },
]

function hostile(origin: string): string {
  const evil = `${origin}/evil`
  return `<p>نص المقال.</p><script>window.top.hacked = 1; fetch('${evil}/fetch')</script>
<img src="x" onerror="window.top.hacked = 1"><svg onload="window.top.hacked = 1"><script>window.top.hacked = 1</script></svg>
<iframe src="${evil}/frame" srcdoc="<script>parent.hacked = 1</script>"></iframe><object data="${evil}/object"></object>
<link rel="stylesheet" href="${evil}/style"><link rel="preconnect" href="${evil}/connect"><style>@import '${evil}/import'; body { background: url(${evil}/css) }</style>
<div style="position:fixed;inset:0;z-index:9999;background:url(${evil}/background)">غطاء</div>
<form action="${evil}/form"><input name="p" type="password" autofocus><button formaction="${evil}/button">ادخل</button></form>
<video autoplay poster="${evil}/poster"><source src="${evil}/video"></video><audio autoplay src="${evil}/audio"></audio>
<a href="javascript:window.top.hacked=1">رابط</a><a href="app://reader/index.html">التطبيق</a><img src="app://reader/index.html">
<meta http-equiv="refresh" content="0; url=${evil}/refresh"><base href="${evil}/"><body background="${evil}/body">
<img src="data:image/svg+xml,<svg onload=alert(1)>"><a id="root" name="reader" href="${evil}/link" ping="${evil}/ping">مصدر</a>`
}

function rss(origin: string, title: string, items: readonly Item[]): string {
  const written = items.map(
    ({ id, title: headline, html, publishedAt }, index) =>
      `<item><title>${headline}</title><link>${origin}/article/${id}</link><guid isPermaLink="false">${id}</guid>
<pubDate>${new Date(publishedAt ?? Date.UTC(2026, 10, 20, 9, 30 - index)).toUTCString()}</pubDate><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${title}</title><link>${origin}/</link><description>أخبار</description><language>en</language>${written.join('')}</channel></rss>`
}

function rdf(origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}/mountain.rdf"><title>بريد الجبل</title><link>${origin}/mountain</link><description>من القمم</description></channel>
<item rdf:about="${origin}/mountain/1"><title>أول الثلج يقفل طريق القرية</title><link>${origin}/mountain/1</link><description>وصل الثلج قبل موعده بأسبوع، فباتت القرية بلا طريق.</description><dc:date>2026-11-20T08:00:00Z</dc:date></item>
</rdf:RDF>`
}

function atom(origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Courrier du Port</title>
<id>urn:courrier</id><link href="${origin}/courrier"/><updated>2026-11-20T07:00:00Z</updated>
<entry><title>${FRENCH}</title><id>urn:courrier:1</id><link href="${origin}/courrier/1"/><updated>2026-11-20T07:00:00Z</updated>
<content type="html">&lt;p&gt;On y lit jusqu’à minuit, sous la lampe verte de la grande salle.&lt;/p&gt;</content></entry></feed>`
}

function jsonFeed(origin: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'دفتر المطبخ',
    home_page_url: `${origin}/kitchen`,
    language: 'ar',
    items: [
      {
        id: 'k1',
        url: `${origin}/kitchen/1`,
        title: 'خبز الشعير في ثلاث ساعات',
        content_html: '<p>اعجن الدقيق بماء فاتر، ثم اتركه حتى يتضاعف.</p>',
        date_published: '2026-11-20T06:00:00Z',
      },
    ],
  })
}

/** A picture with a light and a dark half. */
function png(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3), 0xd8)
  for (let y = 0; y < height; y++) {
    rows[y * (1 + width * 3)] = 0
    if (y > height / 2) rows.fill(0x3a, y * (1 + width * 3) + 1, (y + 1) * (1 + width * 3))
  }
  return pngOf(width, height, rows)
}
