// What was escaped or wrapped once too often, and what only looks as if it had been.
import { expect, test } from 'vitest'
import { readEntry, readItem, readText } from './reading.ts'

const titleOf = (written: string) => readItem(`<title>${written}</title>`).title
const json = (item: object, feed: object = {}) =>
  readText(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...feed, items: [{ id: '1', ...item }] }))

test('CDATA that came through as text is unwrapped, in every element and however often', () => {
  for (const wrapped of [
    '&lt;![CDATA[قطار جديد إلى الجبل]]&gt;',
    '&amp;lt;![CDATA[قطار جديد إلى الجبل]]&amp;gt;',
    '<![CDATA[<![CDATA[قطار جديد إلى الجبل]]]]><![CDATA[>]]>',
    '<![CDATA[<![CDATA[قطار جديد إلى الجبل]]>]]>',
    '<![CDATA[قطار جديد إلى الجبل]]>]]>',
    '&lt;![CDATA[&lt;![CDATA[قطار جديد إلى الجبل]]&gt;]]&gt;',
    '<!--[CDATA[قطار جديد إلى الجبل]]-->',
    '&lt;!--[CDATA[قطار جديد إلى الجبل]]--&gt;',
    '&lt;![CDATA[قطار جديد إلى الجبل',
  ]) {
    expect(titleOf(wrapped), wrapped).toBe('قطار جديد إلى الجبل')
  }
  const wrapped = (text: string) => `&lt;![CDATA[${text}]]&gt;`
  const item = readItem(
    `<title>x</title><link>${wrapped('https://rihla.example/7')}</link><guid>${wrapped('7')}</guid>` +
      `<pubDate>${wrapped('Sat, 07 Feb 2026 09:30:00 GMT')}</pubDate><author>${wrapped('ليلى')}</author>` +
      `<category>${wrapped('سفر')}</category><enclosure url="${wrapped('https://rihla.example/7.mp3')}" type="audio/mpeg"/>` +
      `<description>${wrapped('&lt;p&gt;سار القطار.&lt;/p&gt;')}</description>`,
  )
  expect(item).toMatchObject({
    url: 'https://rihla.example/7',
    guid: '7',
    publishedAt: Date.UTC(2026, 1, 7, 9, 30),
    author: 'ليلى',
    categories: ['سفر'],
    enclosures: [{ url: 'https://rihla.example/7.mp3' }],
    html: '<p>سار القطار.</p>',
    text: 'سار القطار.',
  })
  expect(
    json({
      url: '<![CDATA[https://rihla.example/7]]>',
      title: '<![CDATA[قطار]]>',
      content_html: '<![CDATA[<p>سار.</p>]]>',
    }).articles[0],
  ).toMatchObject({
    url: 'https://rihla.example/7',
    title: 'قطار',
    html: '<p>سار.</p>',
  })
  expect(readEntry(`<id>1</id><title type="text">${wrapped('قطار')}</title>`).title).toBe('قطار')
})

test('a text among HTML loses the marks, one about CDATA keeps them, and an empty section is empty', () => {
  const parts = '&lt;p&gt;أ&lt;/p&gt;&lt;![CDATA[&lt;p&gt;ب&lt;/p&gt;]]&gt;&lt;code&gt;a[b[0]]&gt;c&lt;/code&gt;'
  expect(readItem(`<title>x</title><description>${parts}</description>`).html).toBe(
    '<p>أ</p><p>ب</p><code>a[b[0]]>c</code>',
  )
  expect(titleOf('متى نكتب &lt;![CDATA[ في RSS؟')).toBe('متى نكتب <![CDATA[ في RSS؟')
  expect(titleOf('&lt;![CDATA[ … ]]&gt; بالتفصيل')).toBe('<![CDATA[ … ]]> بالتفصيل')
  const empty = '&lt;![CDATA[ ]]&gt;'
  expect(
    readItem(`<title>${empty}</title><dc:title>عنوان</dc:title><description>${empty}</description>`),
  ).toMatchObject({ title: 'عنوان', html: '' })
})

test('references that were escaped once too often are signs in titles, names and subjects, and markup nowhere', () => {
  expect(titleOf('لقاء &amp;amp;quot;الشعراء&amp;amp;quot;')).toBe('لقاء "الشعراء"')
  expect(titleOf('l&amp;amp;amp;#8217;été')).toBe('l’été')
  expect(titleOf('&amp;amp;laquo;خبر&amp;amp;raquo; &amp;amp;#x202B;عاجل')).toBe('«خبر» عاجل')
  expect(readEntry('<id>1</id><title type="text">l&amp;#8217;eau &amp;amp; le feu</title>').title).toBe(
    'l’eau & le feu',
  )
  const feed = json(
    {
      title: 'L&#8217;hiver &amp; l&rsquo;été &lt;b&gt;',
      authors: [{ name: 'A&#233;lia' }],
      tags: ['m&eacute;t&eacute;o'],
    },
    { title: 'ريح &amp;amp; مطر' },
  )
  expect(feed.title).toBe('ريح & مطر')
  expect(feed.articles[0]).toMatchObject({ title: 'L’hiver & l’été <b>', author: 'Aélia', categories: ['météo'] })
  for (const honest of ['Q&A', 'AT&T; بلا', 'a &unheard; b', 'س & ج', '&', '&;']) {
    expect(json({ title: honest }).articles[0]?.title, honest).toBe(honest)
  }
})

test('a text that is nothing but escaped markup is markup; one that speaks of it is text', () => {
  const text = (written: string) => readItem(`<title>x</title><description>${written}</description>`).text
  expect(text('&amp;lt;p&amp;gt;سقط المطر.&amp;lt;/p&amp;gt;')).toBe('سقط المطر.')
  expect(text('&amp;lt;p&amp;gt; يبدأ به كل شيء')).toBe('<p> يبدأ به كل شيء')
  expect(text('اكتب &amp;lt;p&amp;gt;نص&amp;lt;/p&amp;gt;')).toBe('اكتب <p>نص</p>')
})

test('tags that a headline speaks of stay readable, and nothing behind them is lost', () => {
  for (const [written, shown] of [
    ['كيف يعمل <audio> في المتصفح', 'كيف يعمل <audio> في المتصفح'],
    ['Why <title> matters', 'Why <title> matters'],
    ['<script> و<style>: متى؟', '<script> و<style>: متى؟'],
    ['من <script> إلى </script>', 'من <script> إلى </script>'],
    ['مقارنة <i> مع <em>', 'مقارنة <i> مع <em>'],
    ['ما معنى </div>؟', 'ما معنى </div>؟'],
    ['List<String> في Java', 'List<String> في Java'],
    ['لماذا <!DOCTYPE html>؟', 'لماذا <!DOCTYPE html>؟'],
    ['درس <?php الأول', 'درس <?php الأول'],
    ['<img> بلا صورة', '<img> بلا صورة'],
    ['5 <b and 6', '5 <b and 6'],
    // What is markup.
    ['<b>عاجل</b>: مطر', 'عاجل: مطر'],
    ['<p>سطر</p><p>سطر</p>', 'سطر سطر'],
    ['<p>سطر بلا نهاية', 'سطر بلا نهاية'],
    ['عاجل</span>', 'عاجل'],
    ['<span class="x">عاجل', 'عاجل'],
    ['سطر<br>سطر<br/>', 'سطر سطر'],
    ['خبر<!-- سر -->', 'خبر'],
    ['<a href="https://x.example/?a>b">خبر</a>', 'خبر'],
    ['خبر طويل <a href="https://x.exa', 'خبر طويل'],
    ['<b><i>أ</b></i>', 'أ'],
    // Emoji of a blog.
    ['فوز <img class="wp-smiley" src="https://s.example/1f389.png" alt="🎉"> كبير', 'فوز 🎉 كبير'],
    ['فوز <img src="https://s.example/a.png" alt="صورة"> كبير', 'فوز كبير'],
  ] as const) {
    expect(titleOf(written.replaceAll('&', '&amp;').replaceAll('<', '&lt;')), written).toBe(shown)
    expect(titleOf(`<![CDATA[${written}]]>`), written).toBe(shown)
  }
})

test('a title of which nothing can be seen is none', () => {
  for (const nothing of ['\u200f', '\u200b\u2063', '&amp;nbsp;', '\u2800', '&lt;b&gt;&lt;/b&gt;', '&amp;lrm;']) {
    expect(titleOf(nothing), nothing).toBeNull()
    expect(readItem(`<title>${nothing}</title><media:title>عنوان</media:title>`).title, nothing).toBe('عنوان')
    expect(readEntry(`<id>1</id><title type="html">${nothing}</title><dc:title>عنوان</dc:title>`).title).toBe('عنوان')
  }
  expect(titleOf('؟!')).toBe('؟!')
  expect(titleOf('🌧️')).toBe('🌧️')
})

test('two halves of an emoji are one, in references of any kind; half of one is marked, and at an end is dropped', () => {
  for (const halves of ['&#55357;&#56832;', '&#xD83D;&#xDE00;', '&#xd83d;&#56832;', '&#0055357;&#x0DE00;']) {
    expect(titleOf(`مرح ${halves}!`), halves).toBe('مرح 😀!')
    const twice = halves.replaceAll('&', '&amp;')
    expect(titleOf(`مرح ${twice}!`), twice).toBe('مرح 😀!')
    expect(titleOf(`R&amp;amp;D &amp;amp ${twice}!`), twice).toBe('R&D & 😀!')
    expect(readItem(`<title>x</title><description>&lt;p&gt;${twice}&lt;/p&gt;</description>`).text, twice).toBe('😀')
  }
  expect(titleOf('نصف &#55357; وجه')).toBe('نصف \ufffd وجه')
  expect(titleOf('وجه &#56832;&#55357;')).toBe('وجه')
  expect(titleOf('وجه &#55357;…')).toBe('وجه …')
  expect(json({ title: 'مرح \ud83d\ude00 \ud83d' }).articles[0]?.title).toBe('مرح 😀')
  expect(json({ title: 'مرح &#55357;&#56832;' }).articles[0]?.title).toBe('مرح 😀')
})

test('emoji in the UTF-8 of programs of sixteen bits are emoji', () => {
  const face = [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]
  const bytes = (...middle: number[]) =>
    Buffer.concat([
      Buffer.from('<rss><channel><item><title>مرح '),
      Uint8Array.from(middle),
      Buffer.from(' في \u{1f31f} المدينة</title></item></channel></rss>'),
    ])
  expect(readText(bytes(...face, ...face)).articles[0]?.title).toBe('مرح 😀😀 في 🌟 المدينة')
  expect(readText(bytes(...face)).warnings).toContain('repaired')
  expect(readText(bytes(0xed, 0xa0, 0xbd)).articles[0]?.title).toBe('مرح \ufffd في 🌟 المدينة')
  expect(readText(bytes(0xed, 0x95, 0x9c)).articles[0]?.title).toBe('مرح 한 في 🌟 المدينة')
})
