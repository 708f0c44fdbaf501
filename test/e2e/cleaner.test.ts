// What the cleaner keeps and drops, in Chromium. (In the reading view, with everything around it: `oracle.test.ts`.)
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { cleanAll } from './cleaner.ts'
import { foreignVectors, OWN_VECTORS } from './vectors.ts'

const URL_OF_ARTICLE = 'https://paper.example/news/1'
const picture = (name: string) => `https://pics.example/${name}`
const LINK = 'rel="noopener noreferrer"'

/** [what, markup, what is left of it] */
type Case = readonly [what: string, html: string, left: string]

const KEPT: readonly string[] = [
  '<p dir="rtl" lang="ar">مَكتَبَةٌ <bdi>GPS 12</bdi> <bdo dir="ltr">123</bdo> وبعدها</p>',
  '<p lang="fa">می‌خواهم کتاب‌ها را</p><p>عن\u200f 12\u200e% و\u061cهنا \u2067معزول\u2069</p>',
  '<p><ruby>كتاب<rb>كتب</rb><rp>(</rp><rt>kitāb</rt><rp>)</rp></ruby></p>',
  '<h2>عنوان</h2><h3 lang="fr">Titre</h3><hr><blockquote dir="rtl"><p>قول</p></blockquote>',
  '<ul><li>أ<ol start="3"><li value="7">ب</li></ol></li></ul><dl><dt>كلمة</dt><dd>معناها</dd></dl>',
  '<table><caption>الأيام</caption><colgroup><col></colgroup><thead><tr><th scope="col" colspan="2">اليوم</th></tr></thead><tbody><tr><td rowspan="2">السبت</td><td dir="ltr">9:30</td></tr></tbody></table>',
  '<p><em>أ</em><strong>ب</strong><b>ج</b><i>د</i><u>ه</u><s>و</s><del>ز</del><ins>ح</ins><mark>ط</mark><sub>1</sub><sup>2</sup><small>ي</small></p>',
  '<p><q>قول</q> <cite>كتاب</cite> <abbr title="الأمم المتحدة">أ.م</abbr> <time datetime="2026-11-20">أمس</time> <code>x = 1</code></p>',
  '<details><summary>المزيد</summary><pre>سطر\n  سطر</pre></details>',
]

const SCHEMES: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'java&#x09;script:alert(1)',
  '&#106;avascript&colon;alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'filesystem:https://a.example/x',
  'view-source:https://a.example/',
  'feed:https://a.example/',
  'tel:+212',
  'smb://host/share',
  'ms-msdt:/id',
  'about:blank',
  'ftp://a.example/x',
  'ws://a.example/',
]

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'H-02 schemes': [
    ...SCHEMES.map((address): Case => [`a link to ${address}`, `<p><a href="${address}">خبر</a></p>`, '<p>خبر</p>']),
    ...SCHEMES.map(
      (address): Case => [
        `what loads ${address}`,
        `<img src="${address}"><video src="${address}" poster="${address}"></video><iframe src="${address}"></iframe><object data="${address}"></object><embed src="${address}"><input type="image" src="${address}">نص`,
        'نص',
      ],
    ),
    ['cite', '<blockquote cite="javascript:alert(1)">قول</blockquote>', '<blockquote>قول</blockquote>'],
    ['poster', '<video poster="javascript:alert(1)"></video>', ''],
    ['srcset', `<img src="${picture('a')}" srcset="javascript:alert(1) 2x">`, '<img src="app://picture/KEY">'],
    ['xlink', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', ''],
    ['a data picture', '<img src="data:image/png;base64,AAAA" alt="x">', '<span>x</span>'],
    ['a relative link', '<a href="2">خبر</a>', `<a href="https://paper.example/news/2" ${LINK}>خبر</a>`],
    ['a link without scheme', '<a href="//a.example/x">خبر</a>', `<a href="https://a.example/x" ${LINK}>خبر</a>`],
    ['mail', '<a href="mailto:a@b.example">خبر</a>', `<a href="mailto:a@b.example" ${LINK}>خبر</a>`],
  ],
  'H-06 frames and objects': [
    ['source text', '<iframe srcdoc="<script>alert(1)</script>"></iframe>', ''],
    ['nested', '<iframe><iframe src="https://a.example/"></iframe></iframe>', ''],
    ['objects', '<object data="x"><embed src="x"></object><applet code="x"></applet>', ''],
    ['portal', '<portal src="https://a.example/"></portal><fencedframe></fencedframe>', ''],
    ['an unknown player', '<iframe src="https://ads.example/embed/1"></iframe>', ''],
    [
      'a known player is a link to its page',
      '<iframe width="5" src="https://www.youtube-nocookie.com/embed/abc123XYZ_-?autoplay=1"></iframe>',
      `<p><a href="https://www.youtube.com/watch?v=abc123XYZ_-" ${LINK}>https://www.youtube.com/watch?v=abc123XYZ_-</a></p>`,
    ],
    ['a look-alike of a player', '<iframe src="https://youtube.com.evil.example/embed/abc123"></iframe>', ''],
  ],
  'H-07 forms': [
    [
      'a log-in',
      '<form action="https://a.example/"><input type="password"><button formaction="https://a.example/">ادخل</button><select><option>1</option></select><textarea>x</textarea>نص</form>',
      'نص',
    ],
    ['a dialog', '<dialog open>حوار</dialog><p popover>نص</p>', '<p>نص</p>'],
    ['focus', '<p autofocus tabindex="1" contenteditable accesskey="x">نص</p>', '<p>نص</p>'],
  ],
  'H-08 cover and disguise': [
    ['style', '<div style="position:fixed;inset:0;z-index:9" class="veil" id="app">نص</div>', '<div>نص</div>'],
    ['roles', '<div role="dialog" aria-label="ورّاق" data-article hidden inert>نص</div>', '<div>نص</div>'],
    [
      'old looks',
      '<table background="https://a.example/x" bgcolor="red" width="9999"><tbody><tr><td>نص</td></tr></tbody></table>',
      '<table><tbody><tr><td>نص</td></tr></tbody></table>',
    ],
    [
      'numbers out of measure',
      '<table><tbody><tr><td colspan="99999">نص</td></tr></tbody></table><ol start="-1"><li>1</li></ol>',
      '<table><tbody><tr><td>نص</td></tr></tbody></table><ol><li>1</li></ol>',
    ],
  ],
  'H-09 style sheets': [
    ['inside', '<style>@import "https://a.example/x"; @font-face { src: url(https://a.example/f) }</style>نص', 'نص'],
    ['linked', '<link rel="stylesheet" href="https://a.example/x.css">نص', 'نص'],
    ['in attributes', '<p style="background:url(https://a.example/x)">نص</p>', '<p>نص</p>'],
  ],
  'H-10 counters': [
    ['1 × 1', `<img src="${picture('a')}" width="1" height="1">نص`, 'نص'],
    ['0 × 0', `<img src="${picture('a')}" width="0">نص`, 'نص'],
    [
      'a ping',
      '<a href="https://a.example/" ping="https://b.example/" target="_top" download>خبر</a>',
      `<a href="https://a.example/" ${LINK}>خبر</a>`,
    ],
    ['hints', '<link rel="dns-prefetch" href="//a.example"><link rel="preconnect" href="//a.example">نص', 'نص'],
    [
      'who sent the reader',
      '<a href="https://a.example/?id=1&amp;utm_source=rss&amp;fbclid=2">خبر</a>',
      `<a href="https://a.example/?id=1" ${LINK}>خبر</a>`,
    ],
  ],
  'H-14 film and sound': [
    [
      'autoplay, and the film in a source',
      '<video autoplay loop><source src="https://a.example/v.mp4"></video>نص',
      `<p><a href="https://a.example/v.mp4" ${LINK}>https://a.example/v.mp4</a></p>نص`,
    ],
    [
      'a file to hear',
      '<audio autoplay src="https://a.example/a.mp3"></audio>',
      `<p><a href="https://a.example/a.mp3" ${LINK}>https://a.example/a.mp3</a></p>`,
    ],
  ],
  'pictures that wait for a script': [
    ...(
      [
        ['data-src', `<img src="data:image/gif;base64,AA" data-src="${picture('a')}">`],
        ['a spacer', `<img src="${picture('spacer.gif')}" data-original="${picture('a')}">`],
        ['srcset', `<img srcset="${picture('b')} 150w,${picture('a')} 1200w">`],
        ['picture', `<picture><source srcset="${picture('a')}"><img></picture>`],
        ['AMP', `<amp-img src="${picture('a')}"><noscript><img src="${picture('b')}"></noscript></amp-img>`],
        ['noscript', `<img src="data:,"><noscript><img src="${picture('a')}"></noscript>`],
        ['fading in', `<img src="${picture('a')}" style="opacity:0;transition:opacity 1s">`],
      ] as const
    ).map(([what, html]): Case => [what, html, '<img src="app://picture/KEY">']),
    ['picture without img', `<picture><source srcset="${picture('a')}"></picture>`, '<img src="app://picture/KEY">'],
    [
      'held open by its style',
      `<img width="0" src="${picture('a')}" style="width:100%">`,
      '<img src="app://picture/KEY">',
    ],
    ['AMP that is not closed', `<amp-img src="${picture('a')}" /><p>نص</p>`, '<img src="app://picture/KEY"><p>نص</p>'],
    ['a counter', '<noscript><img src="https://pixel.wp.com/g.gif" alt="عداد"></noscript>نص', 'نص'],
    ['emoji', 'عيد <img class="emoji" src="https://a.example/1f389.png" alt="🎉"> سعيد', 'عيد 🎉 سعيد'],
    ['what cannot be drawn', '<p>نص <img src="cid:1" alt="رسم بياني"></p>', '<p>نص <span>[رسم بياني]</span></p>'],
    ['a name of a file', '<img src="cid:1" alt="IMG_1.jpg">', ''],
    [
      'a drawing',
      '<figure><svg><title>خريطة</title><path d="M0 0"></path></svg></figure>',
      '<figure> [خريطة] </figure>',
    ],
    ['an icon', '<svg width="16"><title>مشاركة</title></svg>نص', 'نص'],
  ],
  'films and sounds': [
    ...(
      [
        ['a source', '<audio controls><source src="/a"></audio>', 'https://paper.example/a'],
        [
          'a frame that waits',
          '<iframe src="about:blank" data-src="https://youtu.be/abcdefghijk"></iframe>',
          'https://youtu.be/abcdefghijk',
        ],
        [
          'an object',
          '<object data="https://www.youtube.com/v/abcdefghijk"></object>',
          'https://www.youtube.com/watch?v=abcdefghijk',
        ],
        ['in an object', '<object><embed src="https://a.example/v.mp4"></object>', 'https://a.example/v.mp4'],
        [
          'AMP',
          '<amp-youtube data-videoid="abcdefghijk"></amp-youtube>',
          'https://www.youtube.com/watch?v=abcdefghijk',
        ],
        [
          'once for those without scripts',
          '<iframe src="https://youtu.be/abcdefghijk"></iframe><noscript><iframe src="https://youtu.be/abcdefghijk"></iframe></noscript>',
          'https://youtu.be/abcdefghijk',
        ],
      ] as const
    ).map(([what, html, address]): Case => [what, html, `<p><a href="${address}" ${LINK}>${address}</a></p>`]),
    ['one that is none', '<video><source src="javascript:alert(1)"></video>', ''],
  ],
  'lines of blocks that go': [
    ['opened', '<center>سطر</center><center>سطر</center>', 'سطر<br>سطر'],
    ['around a block', '<main><p>سطر</p></main>سطر', '<p>سطر</p>سطر'],
    ['between words', 'سطر<video></video>سطر', 'سطر<br>سطر'],
    ['with nothing beside it', '<p>سطر</p><form></form><p>سطر</p>', '<p>سطر</p><p>سطر</p>'],
  ],
  'H-15 what speaks for the page': [
    [
      'base',
      '<base href="https://evil.example/"><a href="2">خبر</a>',
      `<a href="https://paper.example/news/2" ${LINK}>خبر</a>`,
    ],
    ['refresh', '<meta http-equiv="refresh" content="0;url=https://a.example/">نص', 'نص'],
    [
      'policy and cookie',
      '<meta http-equiv="Content-Security-Policy" content="script-src *"><meta http-equiv="set-cookie" content="a=1">نص',
      'نص',
    ],
  ],
  'H-16 the app’s own addresses': [
    ['a page', '<a href="app://reader/index.html">خبر</a>', 'خبر'],
    ['a picture by its name', '<img src="app://picture/0123456789abcdef0123456789abcdef">', ''],
    ['a picture outside', '<img src="app://picture/../../library.db"><img src="APP://PICTURE/x">', ''],
    ['our links', '<a href="warraq:remove/1">خبر</a><a href="ipc:x">خبر</a>', 'خبرخبر'],
  ],
  'H-17 names that shadow': [
    ['the document', '<img name="body"><a id="defaultView" name="getElementById">خبر</a>', 'خبر'],
    ['the cleaner', '<form><input name="attributes"><input name="nodeName"></form><p id="root">خبر</p>', '<p>خبر</p>'],
  ],
  'B-04 an address that looks like another': [
    [
      'a name before the host',
      '<a href="https://bank.example@evil.example/x">خبر</a>',
      `<a href="https://evil.example/x" ${LINK}>خبر</a>`,
    ],
    [
      'turned around',
      '<a href="https://a.example/\u202emoc.live//:sptth">خبر</a>',
      `<a href="https://a.example/%E2%80%AEmoc.live//:sptth" ${LINK}>خبر</a>`,
    ],
    [
      'a look-alike host',
      '<a href="https://раураl.com/">خبر</a>',
      `<a href="https://xn--l-7sba6dbr.com/" ${LINK}>خبر</a>`,
    ],
  ],
}

const deep = (depth: number) => `${'<div>'.repeat(depth)}<img src=x onerror=alert(1)>نص${'</div>'.repeat(depth)}`
const ATTACKS = [
  ...OWN_VECTORS,
  ...foreignVectors(),
  ...[255, 256, 511, 512, 513, 5_000].map(depth => ({ name: `depth ${depth}`, html: deep(depth) })),
]

const folder = temporaryFolder()
let running: RunningApp
let cleaned: string[]

beforeAll(async () => {
  const all = [
    ...KEPT,
    ...Object.values(CASES).flatMap(cases => cases.map(([, html]) => html)),
    ...ATTACKS.map(a => a.html),
  ]
  cleaned = await cleanAll(all.map(html => ({ html, url: URL_OF_ARTICLE })))
  running = await launch({ profile: folder.path })
  // A page without a policy: what is cleaned has to be harmless where nothing else protects it.
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('about:blank'))
  await running.page.waitForURL('about:blank')
})
afterAll(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

describe('what an Arabic newspaper writes stays as it is', () => {
  test.each(KEPT.map((html, index) => [html, index] as const))('%s', (html, index) => {
    expect(cleaned[index]).toBe(html)
  })
})

let next = KEPT.length
for (const [id, cases] of Object.entries(CASES)) {
  describe(id, () => {
    const first = next
    next += cases.length
    test.each(cases.map(([what, , left], index) => [what, left, first + index] as const))(
      '%s',
      (_what, left, index) => {
        expect(cleaned[index]?.replace(/[0-9a-f]{32}/g, 'KEY')).toBe(left)
      },
    )
  })
}

describe('H-01 H-03 the oracle over every attack', () => {
  const results = () => cleaned.slice(-ATTACKS.length)

  test('parsed again by a browser, nothing is left that must not be', async () => {
    const broken = await running.page.evaluate(violationsIn, results())
    expect(broken.map(({ index, what }) => `${ATTACKS[index]?.name}: ${what}`)).toEqual([])
    console.log(`sanitising: ${ATTACKS.length} attacks, ${broken.length} violations`)
  })

  test('the oracle finds what is there', async () => {
    const bad = [
      '<script>1</script>',
      '<p onclick="1">',
      '<a href="javascript:1">',
      '<p style="a:b">',
      '<img src="data:,">',
    ]
    const found = await running.page.evaluate(violationsIn, bad)
    expect(found.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
  })

  test('cleaned again, it stays as it is', async () => {
    // A picture in our own address is the app's word, never an article's.
    const once = results().map(html => html.replace(/<img[^>]*>/g, ''))
    const twice = await cleanAll(once.map(html => ({ html, url: URL_OF_ARTICLE })))
    const changed = ATTACKS.filter((_attack, index) => twice[index] !== once[index]).map(({ name }) => name)
    expect(changed).toEqual([])
  })

  test('put into a page without a policy, nothing runs', async () => {
    const ran = await running.page.evaluate(async all => {
      let count = 0
      for (const name of ['alert', 'confirm', 'prompt', 'print']) Object.assign(window, { [name]: () => count++ })
      Object.defineProperty(window, 'breached', { set: () => count++ })
      for (const html of all) {
        document.body.innerHTML = html
        for (const element of document.querySelectorAll<HTMLElement>('body *:not(a)')) element.click()
        await new Promise(done => setTimeout(done))
      }
      return count
    }, results())
    expect(ran).toBe(0)
  })
})

/** In the page. */
function violationsIn(all: readonly string[]): { index: number; what: string }[] {
  const elements =
    'script,iframe,frame,object,embed,applet,form,input,button,textarea,select,base,link,meta,style,svg,math,template,noscript'
  const addresses = [
    'href',
    'src',
    'action',
    'formaction',
    'poster',
    'data',
    'cite',
    'background',
    'srcset',
    'ping',
    'xlink:href',
  ]
  const allowed = ['http:', 'https:', 'mailto:']
  return all.flatMap((html, index) => {
    const parsed = new DOMParser().parseFromString(`<body>${html}`, 'text/html').body
    const found = [...parsed.querySelectorAll(elements)].map(element => `<${element.localName}>`)
    for (const element of parsed.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const isOurs = name === 'src' && /^app:\/\/picture\/[0-9a-f]{32}$/.test(value)
        const isAddress = addresses.includes(name) && !isOurs
        if (name.startsWith('on') || ['style', 'id', 'class', 'name'].includes(name)) found.push(name)
        if (isAddress && !(URL.canParse(value) && allowed.includes(new URL(value).protocol)))
          found.push(`${name}=${value}`)
      }
    }
    return found.map(what => ({ index, what }))
  })
}
