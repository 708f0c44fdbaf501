import { expect, test } from 'vitest'
import { undoubled } from '../../../electron/parse/bytes/undouble.ts'
import type { ReadFeed } from '../../../electron/records/feed.ts'
import { codeOf } from '../../support/fetching.ts'
import { readItem, readText, rss } from '../reading.ts'

const item = (n: number, inside = '') =>
  `<item><title>خبر ${n}</title><link>https://x.example/${n}</link><description>نص الخبر ${n}</description>${inside}</item>`
const titlesOf = ({ articles }: ReadFeed) => articles.map(({ title }) => title)
const BOTH = ['خبر 1', 'خبر 2']

test('a healthy feed has nothing to say', () => {
  const feed = readText(
    `<?xml version="1.0" encoding="utf-8"?>\n<!-- مطبعة -->\n${rss(item(1) + item(2))}\n<!-- وقت -->\n`,
  )
  expect(titlesOf(feed)).toEqual(BOTH)
  expect(feed.warnings).toEqual([])
})

test('X-11 faults are mended, nothing is lost, and the feed says so', () => {
  const mended: Readonly<Record<string, string>> = {
    'junk before': `\n\nحالة: جيدة\n${rss(item(1) + item(2))}`,
    'a warning of the program before': `<br />\n<b>Warning</b>: Cannot modify header in <b>/srv/feed.php</b><br />\n<?xml version="1.0"?>${rss(item(1) + item(2))}`,
    'HTML behind': `${rss(item(1) + item(2))}<script>count()</script>`,
    'a second root': `${rss(item(1) + item(2))}${rss(item(3))}`,
    'bare ampersand': rss(item(1, '<author>أحمد & محمد</author>') + item(2)),
    'entity that nobody declared': rss(item(1, '<author>أحمد &wahid; محمد</author>') + item(2)),
    'prefix that nobody declared': rss(item(1, '<dc:creator>أحمد</dc:creator>') + item(2)),
    'control characters': rss(item(1, '<author>أح\u0001مد\u0000</author>') + item(2)),
    'title not closed': rss(item(1).replace('</title>', '') + item(2)),
    'description not closed': rss(item(1).replace('</description>', '') + item(2)),
    'item not closed': rss(item(1).replace('</item>', '') + item(2)),
    'CDATA not closed': rss(item(1).replace('نص', '<![CDATA[نص') + item(2)),
    'CDATA not closed before a closed one': rss(
      item(1).replace('نص', '<![CDATA[نص') + item(2).replace(/(نص الخبر 2)/, '<![CDATA[$1]]>'),
    ),
    'tag not closed': rss(item(1).replace('<description>', '<description') + item(2)),
    'quotation mark not closed': rss(item(1, '<enclosure url="https://x.example/1.mp3 />') + item(2)),
    'lone less-than sign': rss(item(1, '<author>أ < ب</author>') + item(2)),
    'HTML among the tags, as HTML is written': rss(item(1).replace('نص', 'سطر<br>سطر<p>نص<img src=a.png>') + item(2)),
    'closing tag of nothing': rss(`${item(1)}</div>${item(2)}`),
    'no </rss>': rss(item(1) + item(2)).replace('</rss>', ''),
    'half of </rss>': rss(item(1) + item(2)).replace('</rss>', '</rs'),
  }
  for (const [fault, text] of Object.entries(mended)) {
    const feed = readText(text)
    expect(titlesOf(feed), fault).toEqual(BOTH)
    expect(
      feed.articles.map(({ url }) => url),
      fault,
    ).toEqual(['https://x.example/1', 'https://x.example/2'])
    expect(feed.articles[1]?.text, fault).toBe('نص الخبر 2')
    expect(feed.warnings, fault).toEqual(['repaired'])
  }
})

test('X-11 what was mended keeps its words', () => {
  expect(readItem('<author>أحمد & محمد</author>').author).toBe('أحمد & محمد')
  expect(readItem('<title>Q&A: R&D</title>').title).toBe('Q&A: R&D')
  expect(readItem('<author>أحمد &wahid; محمد</author>').author).toBe('أحمد &wahid; محمد')
  expect(readItem('<link>https://x.example/?a=1&b=2&copy=3</link>').url).toBe('https://x.example/?a=1&b=2&copy=3')
  expect(readItem('<dc:creator>أحمد</dc:creator>').author).toBe('أحمد')
  expect(readItem('<title>أ < ب</title>').title).toBe('أ < ب')
  expect(readItem('<title>x</title><description><![CDATA[نص</description>').text).toBe('نص')
  expect(readItem('<description>سطر<br>سطر<p>نص<img src="a.png"></description>')).toMatchObject({
    text: 'سطر\nسطر\nنص',
    pictures: ['https://x.example/a.png'],
  })
})

test('X-11 a feed that breaks off gives its whole articles, and of the last its text if its address is whole', () => {
  const whole = rss(item(1) + item(2))
  const cutBehind = (mark: string) => readText(whole.slice(0, whole.lastIndexOf(mark) + mark.length))
  expect(cutBehind('نص ال')).toMatchObject({ warnings: ['cutOff'], articles: [{}, { text: 'نص ال' }] })
  expect(titlesOf(cutBehind('https://x.ex'))).toEqual(['خبر 1'])
  expect(titlesOf(cutBehind('<title>خب'))).toEqual(['خبر 1'])
  expect(titlesOf(cutBehind('</item>'))).toEqual(BOTH)
  expect(cutBehind('</item>').warnings).toEqual(['cutOff'])
})

test('X-11 a broken feed without articles is broken, a whole one is empty', async () => {
  expect(readText(rss('')).articles).toEqual([])
  for (const broken of [
    rss('').slice(0, 60),
    rss('').replace('</title>', ''),
    rss('<item').replace('</channel>', ''),
  ]) {
    expect(await codeOf(() => readText(broken)), broken).toBe('feedBroken')
  }
})

test('X-11 a JSON Feed that breaks off gives its whole articles; control characters in it are spaces', () => {
  const json =
    '{"version":"https://jsonfeed.org/version/1.1","title":"دفتر","items":[{"id":"1","content_text":"أ\nب"},{"id":"2","content_text":"ج"}]}'
  expect(readText(json)).toMatchObject({ warnings: ['repaired'], articles: [{ text: 'أ ب' }, { text: 'ج' }] })
  const cut = readText(json.replace('\n', ' ').slice(0, -12))
  expect(cut).toMatchObject({ warnings: ['repaired', 'cutOff'], articles: [{ guid: '1' }] })
})

test('text that was encoded twice is text again, and only where that is certain', () => {
  const doubled = Buffer.from('خبر من المدينة').toString('latin1')
  const viaWindows = new TextDecoder('windows-1252').decode(Buffer.from('خبر من المدينة'))
  for (const title of [doubled, viaWindows]) {
    expect(readItem(`<title>${title}</title><description>سليم</description>`)).toMatchObject({
      title: 'خبر من المدينة',
      text: 'سليم',
    })
  }
  expect(readItem('<title>l&#226;&#128;&#153;été</title>').title).toBe('lâ€™été')
  expect(readItem('<title>l&#226;&#128;&#153;eau</title>').title).toBe('l’eau')
  for (const honest of ['OÙ… SOMMES-NOUS', '«CAFÉ»', 'CAFÉ»', 'Âge d’or', 'ESPAÑA', 'São Paulo', 'NÃO']) {
    expect(readItem(`<title>${honest}</title>`).title).toBe(honest)
  }
})

/** What comes of a text whose bytes in one encoding are read in another. */
const misread = (bytes: Uint8Array, taken: string) => new TextDecoder(taken).decode(bytes)

/** The bytes of a text in Windows-1256. */
function in1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, character => table.get(character) ?? 0x3f)
}

test('Arabic that was read in the wrong letters is Arabic: by 1252 and by 1256, in either direction', () => {
  for (const text of [
    'خبر من المدينة',
    '٧ كتب: «حديقة الليل» (2026) – الجزء الأول؟',
    'المغرب: iPhone جديد في السوق',
    '<p>وصل القطار، <b>متأخرا</b> ساعتين.</p><p>ثم سافر.</p>',
    'L’été à Rabat, déjà',
  ]) {
    const wrong = [misread(Buffer.from(text), 'windows-1252'), misread(Buffer.from(text), 'windows-1256')]
    const twice = wrong.map(once => misread(Buffer.from(once), 'windows-1252'))
    for (const title of [...wrong, ...twice]) {
      expect(undoubled(title), title).toBe(text)
      const json = JSON.stringify({ version: '1', items: [{ id: 1, title, content_html: title }] })
      expect(readText(json).articles[0]?.html, title).toBe(text)
      expect(readItem(`<title>x</title><description><![CDATA[${title}]]></description>`).html, title).toBe(text)
    }
  }
  for (const text of [
    'خبر من المدينة',
    'علي حسن',
    'مقهى café في وسط المدينة',
    'عاجل: iPhone جديد في السوق المغربية، اليوم؟',
    '<p>وصل <b>القطار</b></p>',
  ]) {
    for (const taken of ['windows-1252', 'latin1']) {
      const title = misread(in1256(text), taken)
      expect(undoubled(title), title).toBe(text)
      expect(readItem(`<title>x</title><description><![CDATA[${title}]]></description>`).html, title).toBe(text)
    }
  }
  const references = [...misread(in1256('خبر عاجل'), 'latin1')].map(sign =>
    sign > '~' ? `&#${sign.charCodeAt(0)};` : sign,
  )
  expect(readItem(`<title>${references.join('')}</title>`).title).toBe('خبر عاجل')
  expect(readText(rss(`<item><title>${misread(Buffer.from('خبر'), 'windows-1256')}</title></item>`)).warnings).toEqual([
    'repaired',
  ])
})

test('honest letters stay, however odd their neighbours are, and are no repair', () => {
  for (const honest of [
    'لفظ» وحفظ، وضغط؛ و«نمط»',
    'الضغط\u00a0العالي',
    'ط»',
    'créée à Safi',
    'ÆØÅ',
    'ÄÖÜß',
    'ÄÖÜß and other letters',
    'ÉTÉ À PÂQUES',
    'Ísland: Ýmir',
    'naïve Ærøskøbing',
    'Øst ÄÖÑÇ',
    'Íîâîñòè ãîðîäà',
    'ÇÈÉ the signs',
    'پاکستان: ٹرین، گھر؟',
    'ظ© علامة',
  ]) {
    expect(undoubled(honest), honest).toBe(honest)
    const feed = readText(rss(`<item><title>x</title><description>${honest}</description></item>`))
    expect(feed.articles[0]?.text, honest).toBe(honest.replace('\u00a0', ' '))
    expect(feed.warnings, honest).toEqual([])
  }
})
