import { expect, test } from 'vitest'
import { readEntry, readItem, readText, rss } from '../reading.ts'

test('addresses start at xml:base of the text, the article, the feed, and last at the address of the feed', () => {
  const entry = (inside: string, attributes = '') => readEntry(`<id>1</id>${inside}`, attributes)
  expect(entry('<link href="a"/>').url).toBe('https://x.example/a')
  expect(entry('<link href="a"/>', 'xml:base="https://y.example/f/"').url).toBe('https://y.example/f/a')
  const nested = readEntry(
    '<link href="a"/><content type="html" xml:base="img/">&lt;img src="1.png"&gt;</content>',
    'xml:base="https://y.example/f/"',
  )
  expect(nested).toMatchObject({ url: 'https://y.example/f/a', pictures: ['https://y.example/f/img/1.png'] })
  const item = readText(
    rss('<item xml:base="/deep/"><title>x</title><link>a</link><comments>c</comments></item>').replace(
      '<rss',
      '<rss xml:base="https://y.example/f/"',
    ),
  ).articles[0]
  expect(item).toMatchObject({ url: 'https://y.example/deep/a', comments: 'https://y.example/deep/c' })
})

test('only http and https survive, wherever they stand', () => {
  for (const hostile of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://x.example/',
    'java\nscript:x',
  ]) {
    const article = readItem(
      `<title>x</title><link>${hostile}</link><comments>${hostile}</comments><enclosure url="${hostile}" type="image/png"/>` +
        `<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="${hostile}"/><guid>${hostile}</guid>`,
    )
    expect(article, hostile).toMatchObject({ url: null, comments: null, enclosures: [], pictures: [] })
  }
  expect(readText(rss('', '').replace('https://x.example/', 'javascript:x')).homepage).toBeNull()
})

test('tracking parameters go from addresses and stay in guids', () => {
  const tracked = 'https://x.example/a?id=7&amp;utm_source=rss&amp;utm_medium=feed&amp;fbclid=1'
  expect(readItem(`<title>x</title><link>${tracked}</link><guid>${tracked}</guid>`)).toMatchObject({
    url: 'https://x.example/a?id=7',
    guid: 'https://x.example/a?id=7&utm_source=rss&utm_medium=feed&fbclid=1',
  })
  expect(readItem('<title>x</title><link>https://x.example/?utm_source=rss#top</link>').url).toBe(
    'https://x.example/#top',
  )
})

test('the tail that WordPress hangs onto a text goes, in three languages, and only at the end', () => {
  const tails = [
    '<p>The post <a href="https://x.example/1">عنوان</a> appeared first on <a href="https://x.example">جريدة</a>.</p>',
    'The post عنوان appeared first on جريدة.',
    '<p>L’article <a href="https://x.example/1">Titre</a> est apparu en premier sur <a href="#">Journal</a>.</p>',
    '<p>L&#8217;article Titre est apparu en premier sur Journal.</p>',
    '<p>Cet article <a href="#">Titre</a> est apparu en premier sur <a href="#">Journal</a>.</p>',
    '<p>ظهرت المقالة <a href="#">عنوان</a> أولاً على <a href="#">جريدة</a>.</p>',
    '<p>التدوينة <a href="#">عنوان</a> ظهرت أولاً على <a href="#">جريدة</a>.</p>',
    '<p>المقالة عنوان ظهرت لأول مرة على جريدة.</p>',
  ]
  for (const tail of tails) {
    const article = readItem(`<title>x</title><description><![CDATA[<p>نص المقال.</p>\n${tail}]]></description>`)
    expect(article, tail).toMatchObject({ text: 'نص المقال.', html: '<p>نص المقال.</p>' })
  }
  for (const honest of [
    '<p>The post office appeared first on this street.</p><p>Then came the bank.</p>',
    '<p>He said the song appeared first on his album.</p>',
    '<p>ظهرت النتائج أولاً على الشاشة.</p>',
  ]) {
    expect(readItem(`<title>x</title><description><![CDATA[${honest}]]></description>`).html).toBe(honest)
  }
})

test('names without their addresses, in every way they are written', () => {
  for (const author of [
    '<author>salma@x.example (سلمى العلوي)</author>',
    '<author>سلمى العلوي &lt;salma@x.example&gt;</author>',
    '<dc:creator>سلمى العلوي (salma@x.example)</dc:creator>',
    '<author><name>سلمى العلوي</name><email>salma@x.example</email></author>',
    '<itunes:author>سلمى العلوي</itunes:author>',
    '<dc:creator> سلمى  العلوي </dc:creator><dc:creator>سلمى العلوي</dc:creator>',
  ]) {
    expect(readItem(`<title>x</title>${author}`).author, author).toBe('سلمى العلوي')
  }
  expect(readItem('<title>x</title><dc:creator>أ</dc:creator><dc:creator>ب</dc:creator>').author).toBe('أ, ب')
})

test('categories of all vocabularies, each once', () => {
  const rssItem = readItem(
    '<title>x</title><category>سياسة</category><category domain="d"><![CDATA[مغرب &amp; جهات]]></category>' +
      '<dc:subject>سياسة</dc:subject><media:category label="صورة">p/1</media:category>' +
      '<itunes:category text="أخبار"><itunes:category text="يومية"/></itunes:category><category/>',
  )
  expect(rssItem.categories).toEqual(['سياسة', 'مغرب & جهات', 'صورة', 'أخبار', 'يومية'])
  expect(readEntry('<id>1</id><category term="s" label="سياسة"/><category term="sport"/>').categories).toEqual([
    'سياسة',
    'sport',
  ])
  const json = '{"version":"1","items":[{"id":1,"tags":["سياسة","سياسة",7]}]}'
  expect(readText(json).articles[0]).toMatchObject({ guid: '1', categories: ['سياسة'] })
})

test('Atom texts in all their types', () => {
  const content = (attributes: string, inside: string) =>
    readEntry(`<id>1</id><content ${attributes}>${inside}</content>`)
  expect(content('type="html"', '&lt;p&gt;أ &amp;amp; ب&lt;/p&gt;')).toMatchObject({
    html: '<p>أ &amp; ب</p>',
    text: 'أ & ب',
  })
  expect(content('type="text"', 'أ &lt;b&gt; ب')).toMatchObject({ html: '<p>أ &lt;b&gt; ب</p>', text: 'أ <b> ب' })
  const xhtml = '<div xmlns="http://www.w3.org/1999/xhtml"><p>أ &lt; <b>ب</b></p></div>'
  expect(content('type="xhtml"', xhtml)).toMatchObject({ html: '<p>أ &lt; <b>ب</b></p>', text: 'أ < ب' })
  const prefixed = '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>أ</h:p><h:p>ب</h:p></h:div>'
  expect(content('type="xhtml"', prefixed)).toMatchObject({ html: '<p>أ</p><p>ب</p>', text: 'أ\nب' })
  expect(content('type="application/octet-stream"', Buffer.from('<p>نص</p>').toString('base64')).text).toBe('نص')
  expect(content('type="image/png"', Buffer.from([0x89, 0x50, 0xff, 0xfe]).toString('base64')).text).toBe('')
})

test('vocabularies are known by their address, whatever prefix they have, and Atom may have one itself', () => {
  const feed = readText(
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="HTTP://PURL.ORG/DC/ELEMENTS/1.1/"><a:title>ص</a:title>' +
      '<a:entry><a:id>1</a:id><a:title>خبر</a:title><x:creator>ليلى</x:creator></a:entry></a:feed>',
  )
  expect(feed).toMatchObject({ title: 'ص', articles: [{ guid: '1', title: 'خبر', author: 'ليلى' }], warnings: [] })
  const old = readText(
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><issued>2026-02-07</issued><modified>2026-02-08</modified></entry></feed>',
  )
  expect(old.articles[0]).toMatchObject({ publishedAt: Date.UTC(2026, 1, 7), updatedAt: Date.UTC(2026, 1, 8) })
  const wrong = readText(
    '<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><item><title>خبر</title></item></channel></rss>',
  )
  expect(wrong.articles[0]?.title).toBe('خبر')
})

test('what is there and empty gives way to what is not', () => {
  const empty = '<content:encoded><![CDATA[ ]]></content:encoded><description/><description>نص</description>'
  expect(readItem(`<title/><dc:title>عنوان</dc:title>${empty}`)).toMatchObject({ title: 'عنوان', text: 'نص' })
  expect(readEntry('<id>1</id><content type="xhtml"><div/></content><summary>نص</summary>').text).toBe('نص')
})

test('Media RSS: groups, the widest picture, a title of a picture is not the article’s', () => {
  const article = readItem(
    '<title>خبر</title><media:group xmlns:media="http://search.yahoo.com/mrss"><media:content url="/s.jpg" medium="image" width="100"/>' +
      '<media:content url="/l.jpg" medium="image" width="900"><media:title>صورة</media:title></media:content>' +
      '<media:content url="/v.mp4" medium="video"/><media:thumbnail url="/t.jpg"/></media:group>',
  )
  expect(article.title).toBe('خبر')
  expect(article.pictures).toEqual(['https://x.example/l.jpg', 'https://x.example/t.jpg'])
})

test('JSON Feed 1.0 has one author, numbers for ids, and attachments', () => {
  const feed = readText(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'دفتر <أ>',
      author: { name: 'هدى' },
      items: [
        {
          id: 7,
          url: '/7?utm_source=json',
          title: 'أ & ب',
          content_html: '<p>نص</p>',
          attachments: [{ url: '/7.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }],
        },
      ],
    }),
  )
  expect(feed).toMatchObject({ title: 'دفتر <أ>', warnings: [] })
  expect(feed.articles[0]).toMatchObject({
    guid: '7',
    url: 'https://x.example/7',
    title: 'أ & ب',
    author: 'هدى',
    enclosures: [{ url: 'https://x.example/7.mp3', type: 'audio/mpeg', length: 12 }],
  })
})

test('X-15 the order of articles does not depend on their dates, and no date is not a number', () => {
  const dates = ['Thu, 32 Foo', '9999-01-01', '1601-01-01', '٧ فبراير ٢٠٢٦', '', '21 شعبان 1447']
  const { articles } = readText(
    rss(dates.map((date, n) => `<item><title>${n}</title><pubDate>${date}</pubDate></item>`).join('')),
  )
  expect(articles.map(({ title }) => title)).toEqual(['0', '1', '2', '3', '4', '5'])
  expect(articles.map(({ publishedAt }) => publishedAt)).toEqual([
    null,
    Date.UTC(9999, 0, 1),
    null,
    Date.UTC(2026, 1, 7),
    null,
    Date.UTC(2026, 1, 9),
  ])
})
