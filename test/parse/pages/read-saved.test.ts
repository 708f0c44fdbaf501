import { describe, expect, test } from 'vitest'
import { readSaved } from '../../../electron/parse/pages/read-saved.ts'
import { packSaved } from '../../../electron/parse/service/pack-saved.ts'
import { effortOf } from '../../support/effort.ts'

const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'read'
  } catch (error) {
    return (error as { code?: string }).code
  }
}
const text = (given: string) => {
  const saved = readSaved(Buffer.from(given), 'page.txt')
  if (saved.kind !== 'text') throw new Error('taken for a page')
  return saved.article
}
const page = (bytes: Uint8Array | string, name = 'page.html') => {
  const saved = readSaved(Buffer.from(bytes as string), name)
  if (saved.kind !== 'page') throw new Error('taken for a text')
  return { ...saved, html: Buffer.from(saved.bytes).toString() }
}

describe('a page of a collection of papers, saved as text', () => {
  const bar = Array.from({ length: 40 }, (_, at) => `عنوان رقم ${at} من جريدة أخرى`).join('    .    ')
  const article = `${bar}\r\n\r\nشكرا لك\r\n\r\nالقطار يعود إلى التل\r\nنشر في جريدة التل يوم 18 - 11 - 2026\r\n\r\nوصل القطار الأول صباح اليوم.\r\nمحطة من خشب\r\nوقف الناس على الرصيف ساعتين.\r\n\r\nانقر هنا لقراءة الخبر من مصدره.\r\nعناوين أخرى من الصفحة`

  test('gives title, paper, day and body, and nothing of the bar', () => {
    expect(text(article)).toMatchObject({
      title: 'القطار يعود إلى التل',
      siteName: 'جريدة التل',
      publishedAt: Date.UTC(2026, 10, 18),
      text: 'وصل القطار الأول صباح اليوم.\nمحطة من خشب\nوقف الناس على الرصيف ساعتين.',
      html: '<p>وصل القطار الأول صباح اليوم.</p>\n<h2>محطة من خشب</h2>\n<p>وقف الناس على الرصيف ساعتين.</p>',
      language: 'ar',
      direction: 'rtl',
    })
  })

  test('in French too', () => {
    const french = `À la une .  Autre titre\n\nLe train revient\nPublié dans La Colline le 18 - 11 - 2026\n\nLe premier train est arrivé ce matin.\n\nCliquez ici pour lire l'article depuis sa source.`
    expect(text(french)).toMatchObject({
      title: 'Le train revient',
      siteName: 'La Colline',
      publishedAt: Date.UTC(2026, 10, 18),
      text: 'Le premier train est arrivé ce matin.',
      direction: 'ltr',
    })
  })

  test('without the last line, the text goes on to its end', () => {
    expect(text('عنوان\nنشر في جريدة التل يوم 18 - 11 - 2026\nسطر أول.\nسطر ثان.').text).toBe('سطر أول.\nسطر ثان.')
  })

  test('in windows-1256', () => {
    const legacy = Buffer.from([0xe3, 0xcf, 0xed, 0xe4, 0xc9, 0x0a, 0xe3, 0xcf, 0xed, 0xe4, 0xc9, 0x2e])
    const saved = readSaved(legacy, 'page.txt')
    expect(saved).toMatchObject({ kind: 'text', article: { title: 'مدينة', text: 'مدينة.' } })
  })
})

describe('any other text', () => {
  test('has its first line as the title', () => {
    expect(text('عنوان بلا جريدة\n\nسطر <b>أول</b>.\nسطر ثان.')).toMatchObject({
      title: 'عنوان بلا جريدة',
      siteName: null,
      publishedAt: null,
      html: '<p>سطر &lt;b&gt;أول&lt;/b&gt;.</p>\n<p>سطر ثان.</p>',
    })
  })

  test('of one line, or of none, is no article', () => {
    expect(codeOf(() => text('سطر واحد'))).toBe('noArticle')
    expect(codeOf(() => text(' \n '))).toBe('emptyAnswer')
  })
})

describe('a saved web page', () => {
  test('says where it was saved from', () => {
    const saved = '<!-- saved from url=(0030)https://hill.example/news/1 -->\n<html><p>نص</p>'
    expect(page(saved).url).toBe('https://hill.example/news/1')
    expect(page('<html><link rel="canonical" href="https://hill.example/a?b=1&amp;c=2"><p>نص').url).toBe(
      'https://hill.example/a?b=1&c=2',
    )
    expect(page('<html><meta property="og:url" content="https://hill.example/og"><p>نص').url).toBe(
      'https://hill.example/og',
    )
    expect(page('<html><link rel="canonical" href="javascript:alert(1)"><p>نص').url).toBeNull()
  })

  test('is a page also without a tag at its top, when its name says so', () => {
    expect(page(`${'كلام '.repeat(3000)}<p>نص`, 'saved.htm').html).toContain('<p>نص')
  })

  test('H-18 is refused when it would hang a browser', () => {
    expect(codeOf(() => page('<div>'.repeat(600)))).toBe('pageTooComplex')
  })
})

describe('a web archive', () => {
  const pixel = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')
  const archive = (html: string, encoding: string, more = '') =>
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://hill.example/news/1',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----mark"',
      '',
      '',
      '------mark',
      'Content-Type: text/html; charset=utf-8',
      `Content-Transfer-Encoding: ${encoding}`,
      'Content-Location: https://hill.example/news/1',
      '',
      html,
      '------mark',
      'Content-Type: image/gif',
      'Content-ID: <frame-1@mhtml.blink>',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://hill.example/p/1.gif',
      '',
      pixel.toString('base64'),
      more,
      '------mark--',
      '',
    ].join('\r\n')

  const quoted = (html: string) =>
    [...Buffer.from(html)]
      .map(byte =>
        byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
      )
      .join('')
      .replace(/(.{60}(?!=?.?$))/g, match => (/=.?$/.test(match) ? match : `${match}=\r\n`))

  test('gives its page and pictures, in quoted-printable and in base64', () => {
    const html = '<html><p>نص = كلام طويل في صفحة محفوظة</p><img src="cid:frame-1@mhtml.blink"></html>'
    for (const [body, encoding] of [
      [quoted(html), 'quoted-printable'],
      [
        Buffer.from(html)
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n'),
        'base64',
      ],
      [html, '8bit'],
    ] as const) {
      const saved = page(archive(body, encoding), 'page.mht')
      expect(saved.html, encoding).toContain('نص = كلام طويل في صفحة محفوظة')
      expect(saved.html).toContain('src="https://hill.example/p/1.gif"')
      expect(saved.url).toBe('https://hill.example/news/1')
      expect(Object.keys(saved.pictures)).toEqual(['https://hill.example/p/1.gif'])
      expect(Buffer.from(saved.pictures['https://hill.example/p/1.gif'] ?? [])).toEqual(pixel)
    }
  })

  test('takes no scripts, no styles, and no picture from nowhere', () => {
    const more = [
      '------mark',
      'Content-Type: image/svg+xml',
      'Content-Location: https://hill.example/p/2.svg',
      '',
      '<svg/>',
      '------mark',
      'Content-Type: image/png',
      'Content-Location: file:///etc/passwd',
      '',
      'x',
    ].join('\r\n')
    expect(Object.keys(page(archive('<html><p>نص</p>', '8bit', more), 'a.mht').pictures)).toEqual([
      'https://hill.example/p/1.gif',
    ])
  })

  test('without a page is no article', () => {
    const empty =
      'Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--'
    expect(codeOf(() => readSaved(Buffer.from(empty), 'a.mht'))).toBe('noArticle')
  })

  test.each([
    ['spaces', `${' '.repeat(300_000)}x`],
    ['equals signs', '= '.repeat(300_000)],
    ['marks', '------mark\r\n'.repeat(100_000)],
    ['cid addresses', 'cid:'.repeat(200_000)],
  ])('H-19 %s without end cost little time', (_name, html) => {
    const effort = effortOf(() => codeOf(() => page(archive(html, 'quoted-printable'), 'a.mht')))
    expect(effort).toBeLessThan(2_000)
  })
})

test('what is kept has a name, a title and a paper, whatever is missing', () => {
  const part = { ...text('عنوان\nسطر أول.\nسطر ثان.'), title: null }
  const kept = packSaved([part], null)
  expect(kept).toMatchObject({ title: 'سطر أول. سطر ثان.', sourceTitle: '', url: null })
  expect(kept.guid).toMatch(/^saved:[0-9a-f]{64}$/)
  expect(packSaved([part], 'https://www.hill.example/a')).toMatchObject({
    guid: 'https://www.hill.example/a',
    sourceTitle: 'hill.example',
  })
})
