// Newspapers that a layout must survive, served on loopback: names and headlines too long or too short, an article that
// is a table, feeds that fail in every way. All words are our own.
import { createServer } from 'node:http'

/** Ninety letters. */
const LONG_NAME =
  'الجريدة الأسبوعية لأخبار الضفة الشمالية من الواحة الكبرى وما جاورها من القصور والسواقي والمراعي البعيدة'
export const TABLE = 'مواعيد الحافلات كما علّقت على باب المحطة'
export const LONGEST =
  'المجلس يوافق بعد سبع ساعات من النقاش على ميزانية السنة المقبلة، وفيها ثلث كامل لإصلاح السواقي القديمة وترميم المدرسة الوحيدة في القرية وشراء حافلة صغيرة تنقل التلاميذ شتاء حين يقطع السيل الطريق بين الضفتين وينتظر الناس أياما'
export const SHORTEST = 'مطر'
export const MIXED = 'نص من كل ما يُكتب'

const TOWNS = ['الواحة', 'القنطرة', 'السوق القديم', 'رأس العين', 'المرسى', 'باب الجبل', 'الطاحونة', 'المنارة']
const HEADS = ['الخط', ...TOWNS]

export async function openOddPapers() {
  const server = createServer((request, response) => {
    const answer = ANSWERS[request.url ?? '']
    if (!answer) return response.writeHead(404).end()
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/rss+xml; charset=utf-8' })
    response.end(answer.body ?? '')
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address()
  return {
    allow: `127.0.0.0/8:${port}`,
    opml: opmlOf(port),
    /** The newspaper thinks better of what it wrote. */
    rewrite() {
      ANSWERS['/oasis'].body = ANSWERS['/oasis'].body
        .replaceAll('بعد سبع ساعات من النقاش', 'بعد تسع ساعات من النقاش')
        .replaceAll(
          'فخرج الفلاحون قبل الفجر يفتحون السواقي واحدة بعد أخرى',
          'فخرج الفلاحون مع الفجر يفتحون السواقي كلها',
        )
    },
    stop: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(done)
      }),
  }
}

/** The last three of this list cannot be taken in. */
export const LIST_WITH_FAULTS = `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>
<outline text="جريدة الميناء" xmlUrl="https://harbour.example/feed"/>
<outline text="دفتر المطبخ" xmlUrl="file:///etc/feed.xml"/>
<outline text="Le Courrier du Port" xmlUrl="pas une adresse"/>
<outline text="بريد البيت" xmlUrl="http://192.168.1.1/feed"/>
</body></opml>`

function opmlOf(port) {
  const outlines = Object.entries(ANSWERS).map(
    ([path, { title }]) => `<outline type="rss" text="${title}" xmlUrl="http://127.0.0.1:${port}${path}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body><outline text="ما حول الواحة">${outlines.join('')}</outline></body></opml>`
}

function rss(title, items) {
  const written = items.map(
    ([headline, html], place) =>
      `<item><title>${headline}</title><link>https://oasis.example/${place}</link><guid isPermaLink="false">${title}${place}</guid>
<pubDate>${new Date(Date.now() - place * 3_600_000).toUTCString()}</pubDate><description><![CDATA[${html}]]></description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title>
<link>https://oasis.example/</link><description>أخبار</description>${written.join('')}</channel></rss>`
}

function row(cells, kind) {
  return `<tr>${cells.map(cell => `<${kind}>${cell}</${kind}>`).join('')}</tr>`
}

const timetable = `<table><caption>الأوقات بالتوقيت الشتوي</caption>${row(HEADS, 'th')}${Array.from(
  { length: 14 },
  (_, line) =>
    row([`الخط ${line + 1}`, ...TOWNS.map((_town, stop) => `${6 + line}:${String(stop * 7).padStart(2, '0')}`)], 'td'),
).join('')}</table>`

const PARAGRAPH =
  '<p>نزل المطر على الواحة في آخر الليل، فخرج الفلاحون قبل الفجر يفتحون السواقي واحدة بعد أخرى، ويعدّون على أصابعهم كم بقي من أيام البذر. قال شيخهم إن الأرض لا تنسى من يسقيها، ثم مضى إلى حقله صامتا.</p>'

const everything = `${PARAGRAPH}<h2>عنوان فرعي من سطر واحد</h2><p>في الفقرة <a href="https://oasis.example/link">رابط</a>
وكلمة <em>مشدَّدة</em> و<strong>ثقيلة</strong>، وفيها Latin words وأرقام 2026 و٣٫٥ وسطر من <code>code --option</code>.</p>
<blockquote><p>يا ساقيَ الزَّرعِ مَهلًا، إنَّ في الطِّينِ ذاكِرةً</p><p>تَرُدُّ إليكَ الذي أعطَيتَ في السَّحَرِ</p></blockquote>
<h3>عنوان أصغر</h3><ul><li>تمر السنة الماضية</li><li>زيت الجبل، وهو قليل هذه السنة لأن البرد سبق القطاف بأسبوعين كاملين</li></ul>
<ol><li>اغسل القمح</li><li>اتركه في الشمس يوما</li></ol>
<dl><dt>الخطارة</dt><dd>قناة تحت الأرض تحمل الماء من الجبل إلى الحقل.</dd></dl>
<blockquote dir="ltr" lang="fr"><p>L’eau n’a pas de maître, elle n’a que des voisins.</p></blockquote>
<pre>ساقية 1 → حقل 3 → حقل 7</pre><hr>${PARAGRAPH}`

/** Path → the paper's name, and what it answers. */
const ANSWERS = {
  '/oasis': {
    title: LONG_NAME,
    body: rss(LONG_NAME, [
      [SHORTEST, PARAGRAPH.repeat(6)],
      [LONGEST, PARAGRAPH.repeat(3)],
      [TABLE, timetable],
      [MIXED, everything],
      ['خبر بلا نص', ''],
      ['كلمة طويلة جدا Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', PARAGRAPH],
    ]),
  },
  '/gone': { title: 'بريد الجبل', status: 410 },
  '/missing': { title: 'جريدة الميناء', status: 404 },
  '/forbidden': { title: 'Le Courrier du Port', status: 403 },
  '/broken': { title: 'دفتر المطبخ', body: '<rss><channel><title>ناقص' },
  '/page': { title: 'صوت السوق', type: 'text/html', body: '<!doctype html><title>موقع</title><p>صفحة' },
  '/error': { title: 'مرآة الضفة', status: 500 },
}
