// Newspapers for the front page, served on loopback: as many as are wanted, in sections, some of them with the same news
// in their own words, with pictures or without. All words are our own.
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { projectRoot } from '../places.mjs'

const SECTIONS = ['المغرب', 'المشرق', 'اقتصاد', 'رياضة', 'ثقافة', 'علوم']
const NAMES = ['بريد', 'صوت', 'دفتر', 'مرآة', 'شراع', 'منارة', 'سوق', 'حديث']
const TOWNS = [
  'الميناء',
  'الواحة',
  'القنطرة',
  'السفح',
  'المرسى',
  'الطاحونة',
  'رأس العين',
  'باب الجبل',
  'الوادي',
  'التلة',
]
const WHO = ['مجلس', 'نادي', 'متحف', 'مسرح', 'معهد', 'مرصد', 'فريق', 'ملعب']
const DID = ['يفتح أبوابه ليلا', 'يرمم سورا من القرن الثامن', 'يجمع التبرعات لبئر جديدة', 'يبدأ موسما طويلا من التجارب']
const WHAT = ['لأهل الحي والزوار', 'بعد ثلاث سنوات من الانتظار', 'وسط خلاف على التكلفة', 'ويدعو الجيران إلى المشاركة']

/** One event in words of several newspapers; the first are the most told. */
const EVENTS = [
  [
    'سفينة الحبوب «الزهراء» تدخل ميناء الواحة بعد أسبوعين في عرض البحر',
    'ميناء الواحة يستقبل سفينة الحبوب «الزهراء» بعد انتظار أسبوعين',
    '«الزهراء» وصلت: عشرون ألف طن من الحبوب في ميناء الواحة',
    'حبوب «الزهراء» تصل إلى الواحة، والأسعار تنتظر',
  ],
  [
    'منتخب القنطرة يفوز بكأس الجبال في الوقت بدل الضائع',
    'كأس الجبال للقنطرة بهدف في آخر دقيقة',
    'هدف متأخر يحمل كأس الجبال إلى القنطرة',
  ],
  ['المرصد يلتقط أول صورة لمذنب السنجاب', 'مذنب السنجاب في أول صورة من المرصد'],
]

/** `papers`: how many. `withPictures`: every third article has one. */
export async function openFrontPapers({ papers, withPictures }) {
  const drawings = withPictures ? await readDrawings() : []
  const paths = new Map(Array.from({ length: papers }, (_, number) => [`/${number}.rss`, number]))
  const server = createServer((request, response) => {
    const drawing = drawings[Number(request.url?.match(/^\/drawing\/(\d+)/)?.[1] ?? Number.NaN)]
    if (drawing) return response.writeHead(200, { 'content-type': 'image/webp' }).end(drawing)
    const number = paths.get(request.url ?? '')
    if (number === undefined) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' })
    response.end(feedOf(number, server.address().port, drawings.length))
  })
  await new Promise(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address()
  return {
    allow: `127.0.0.0/8:${port}`,
    opml: opmlOf(papers, port),
    stop: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(done)
      }),
  }
}

async function readDrawings() {
  const folder = join(projectRoot, 'assets', 'sample', 'pictures')
  const names = (await readdir(folder)).filter(name => name.endsWith('.webp'))
  return Promise.all(names.map(name => readFile(join(folder, name))))
}

/** Each newspaper is a host of its own, so that none waits for another. */
function hostOf(number, port) {
  return `127.0.0.${1 + (number % 250)}:${port}`
}

function nameOf(number) {
  return `${NAMES[number % NAMES.length]} ${TOWNS[(number * 3) % TOWNS.length]}${number < 40 ? '' : ` ${number}`}`
}

function opmlOf(papers, port) {
  const numbers = Array.from({ length: papers }, (_, number) => number)
  const sections = SECTIONS.map((title, place) => {
    const own = numbers.filter(number => number % SECTIONS.length === place)
    const outlines = own.map(
      number => `<outline type="rss" text="${nameOf(number)}" xmlUrl="http://${hostOf(number, port)}/${number}.rss"/>`,
    )
    return outlines.length > 0 ? `<outline text="${title}">${outlines.join('')}</outline>` : ''
  })
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>${sections.join('')}</body></opml>`
}

function feedOf(number, port, drawings) {
  const told = EVENTS.flatMap(headlines => headlines[number] ?? [])
  const items = [...told, ...Array.from({ length: 9 }, (_, place) => headlineOf(number, place))]
  const written = items.map((title, place) => {
    const url = `http://${hostOf(number, port)}/drawing/${(number + place) % Math.max(1, drawings)}`
    const picture = drawings > 0 && place % 3 === 0 ? `<enclosure url="${url}" type="image/webp" length="1"/>` : ''
    const date = new Date(Date.now() - (number * 7 + place * 31) * 60_000).toUTCString()
    const text = `يروي من حضر أن الصباح كان هادئا. ${`${title}. `.repeat(3 + place)}`
    return `<item><title>${title}</title><guid isPermaLink="false">${number}/${place}</guid><pubDate>${date}</pubDate>${picture}<description><![CDATA[<p>${text}</p>]]></description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${nameOf(number)}</title>
<link>http://${hostOf(number, port)}/</link><description>أخبار</description>${written.join('')}</channel></rss>`
}

function headlineOf(number, place) {
  const pick = (list, step) => list[(number * step + place * (step + 2)) % list.length]
  return `${pick(WHO, 3)} ${pick(TOWNS, 7)} ${pick(DID, 1)} ${pick(WHAT, 5)}`
}
