import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeOpml } from '../../electron/opml/write.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { Remote } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { createLists, type Lists } from '../../electron/sources/lists.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Library } from '../../shared/contract/sources.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { openWorld, row, temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'

interface Profile {
  readonly folder: string
  readonly store: Store
  readonly lists: Lists
}

function openProfile(folder = temporaryFolder()): Profile {
  const store = openStore(folder, { clock: () => NOW })
  onTestFinished(() => store.close())
  return { folder, store, lists: listsOf(store) }
}

function listsOf(store: Store): Lists {
  const remote = new Proxy(store, {
    get:
      (target, name: keyof Store) =>
      async (...args: never[]) =>
        (target[name] as (...a: never[]) => unknown)(...args),
  }) as unknown as Remote<Store>
  return createLists({
    store: remote,
    parser: { readOpml: async bytes => parseService.readOpml(bytes) },
    now: () => NOW,
  })
}

const opml = (...outlines: readonly string[]) =>
  new TextEncoder().encode(`<opml version="2.0"><head/><body>${outlines.join('')}</body></opml>`)

const feed = (url: string, title = url) => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`

async function importAll({ lists }: Profile, bytes: Uint8Array) {
  const { id } = await lists.preview('list.opml', bytes)
  return lists.importPreviewed(id)
}

/** The library without what only this profile gave out. */
function compared({ sections, sources }: Library): unknown {
  const titleOf = (id: number | null) => sections.find(section => section.id === id)?.title ?? null
  return {
    sections: sections.map(({ title }) => title),
    sources: sources.map(({ title, homepage, sectionId, enabled, unread, feeds }) => ({
      title,
      homepage,
      section: titleOf(sectionId),
      enabled,
      unread,
      feeds: feeds.map(({ id: _, ...facts }) => facts),
    })),
  }
}

const ODD_NAMES = [
  'جريدة «الصباح» & "المساء"',
  "L'Écho <b>du</b> Rif &amp; d'Agadir",
  'ends with a mark \u200f',
  '\u2067معزول\u2069 iPhone',
  'می‌خواهم',
  '𝒟aily ☕️',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  ']]> <!-- --> <?xml?>',
]

test('D-29 five hundred feeds, exported and imported into an empty profile, are the same library', async () => {
  const profile = openProfile()
  const { store } = profile
  const feeds = Array.from({ length: 500 }, (_, n) => ({
    url: `https://paper-${n % 350}.example/feed/${n}?a=1&b="${n}"`.replaceAll('"', '%22'),
    title: `${ODD_NAMES[n % ODD_NAMES.length]} ${n % 350}`,
    homepage: n % 3 === 0 ? null : `https://paper-${n % 350}.example/?q=${n}&x`,
    section: n % 7 === 0 ? null : `قسم ${n % 11} "و" <${n % 11}> & / غيره`,
    siblings: n >= 350 ? [`https://paper-${n % 350}.example/feed/${n % 350}?a=1&b=%22${n % 350}%22`] : [],
  }))
  const { added } = store.addFeeds(feeds, NOW)
  store.saveOutcomes(
    added.flatMap(({ feedId }, n) =>
      n % 2 === 0 ? [outcome(feedId, [], `Feed ${n} «${ODD_NAMES[n % ODD_NAMES.length]}»`)] : [],
    ),
    NOW,
  )
  for (const { sourceId } of added.slice(0, 40)) store.setSourceEnabled(sourceId, false)
  store.renameSource(added[9]?.sourceId ?? 0, 'الاسم الذي اخترته')
  store.moveSource(added[200]?.sourceId ?? 0, 'قسم جديد')
  store.removeSource(added[100]?.sourceId ?? 0)
  const file = join(profile.folder, 'export.opml')
  await profile.lists.exportFile(file)

  const other = openProfile()
  const { summary } = await other.lists.importFile(file)

  expect(summary).toMatchObject({ added: 349, alreadyThere: 0, skippedCount: 0, isDamaged: false })
  const unasked = ({ sections, sources, bookmarks }: Library): Library => ({
    sections,
    bookmarks,
    sources: sources.map(source => ({
      ...source,
      feeds: source.feeds.map(each => ({ ...each, checkedAt: null, succeededAt: null, nextCheckAt: 0 })),
    })),
  })
  expect(compared(unasked(other.store.readLibrary()))).toEqual(compared(unasked(store.readLibrary())))
  expect(writeOpml(other.store.readLibrary(), NOW)).toBe(readFileSync(file, 'utf8'))
})

test('H-24 an exported list is well-formed, with the attributes of the standard first and ours in a namespace', async () => {
  const { store } = openProfile()
  store.addFeeds(
    [
      {
        url: 'https://p.example/f?a=1&b=2',
        title: '"><script>\u0001</script>',
        homepage: null,
        section: 'أ & ب',
      },
    ],
    NOW,
  )

  const library = store.readLibrary()
  const sources = library.sources.map(source => ({ ...source, title: `${source.title}\ud800` }))
  const text = writeOpml({ ...library, sources }, NOW)

  expect(text).toContain(
    '<outline type="rss" text="&quot;&gt;&lt;script&gt;&lt;/script&gt;" title="&quot;&gt;&lt;script&gt;&lt;/script&gt;" xmlUrl="https://p.example/f?a=1&amp;b=2" warraq:source="1"/>',
  )
  expect(text).toContain('<outline text="أ &amp; ب" title="أ &amp; ب" warraq:section="1">')
  expect(text).toMatch(/<opml version="2\.0" xmlns:warraq="https:/)
})

test('the sample edition and articles from outside the network are in no list', () => {
  const { store } = openProfile()
  store.addFeeds([{ url: 'https://sample.warraq.example/copyist.rss', title: 'x', homepage: null, section: 'أ' }], NOW)
  store.loadArticles([{ id: '1', source: 's', title: 't', url: null, content: 'c', publishedAt: null }], NOW)

  expect(writeOpml(store.readLibrary(), NOW)).not.toContain('<outline')
})

test('X-19 fifty thousand outlines: counted, hostile ones named, nothing written until the reader agrees', {
  timeout: 120_000,
}, async () => {
  const profile = openProfile()
  profile.store.addFeeds([{ url: 'https://p0.example/feed', title: null, homepage: null, section: null }], NOW)
  const hostile = ['javascript:alert(1)', 'file:///etc/passwd', '|touch /tmp/x']
  const outlines = Array.from({ length: 49_000 }, (_, n) => feed(`https://p${n}.example/feed`))
  const more = Array.from({ length: 1000 }, (_, n) => feed(hostile[n % 3] ?? '', `${n}`))
  const bytes = opml('<outline text="قسم">', ...outlines, '</outline>', ...more)

  const preview = await profile.lists.preview('bomb.opml', bytes)

  expect(preview).toMatchObject({ file: 'bomb.opml', sources: 48_999, alreadyThere: 1, skippedCount: 1000 })
  expect(preview.skipped).toHaveLength(200)
  expect(preview.skipped[0]).toMatchObject({ url: 'javascript:alert(1)', reason: { code: 'badAddress' } })
  expect(profile.store.readLibrary().sources).toHaveLength(1)

  const { summary, feedIds } = await profile.lists.importPreviewed(preview.id)
  expect(summary).toMatchObject({ added: 48_999, alreadyThere: 1 })
  expect(feedIds).toHaveLength(48_999)
  expect(profile.store.readLibrary().sources).toHaveLength(49_000)
})

test('X-19 a list that the reader gave up is gone, and so is one that another was read after', async () => {
  const { lists, store } = openProfile()
  const first = await lists.preview('a.opml', opml(feed('https://a.example/f')))
  const second = await lists.preview('b.opml', opml(feed('https://b.example/f')))
  expect(await codeOf(lists.importPreviewed(first.id))).toBe('notFound')
  lists.forget(second.id)
  expect(await codeOf(lists.importPreviewed(second.id))).toBe('notFound')
  expect(store.readLibrary().sources).toEqual([])
})

test('X-19 an import that fails in the middle leaves nothing behind', async () => {
  const { store } = openProfile()
  const feeds = [1, 2, 3].map(n => ({ url: `https://p${n}.example/f`, title: `${n}`, homepage: null, section: 'قسم' }))
  const spoilt = [
    ...feeds,
    {
      ...feeds[0],
      url: 'https://p4.example/f',
      title: Symbol('no text') as unknown as string,
      homepage: null,
      section: null,
    },
  ]

  expect(() => store.addFeeds(spoilt, NOW)).toThrow()

  expect(store.readLibrary()).toMatchObject({ sections: [], sources: [] })
})

test('a feed twice in one file is one feed, and one that is here already stays as it is', async () => {
  const profile = openProfile()
  await importAll(profile, opml(feed('https://a.example/f', 'الأول')))

  const { summary, feedIds } = await importAll(
    profile,
    opml(feed('https://a.example/f', 'غيره'), feed('https://b.example/f', 'ب'), feed('https://b.example/f', 'ب مكرر')),
  )

  expect(summary).toMatchObject({ added: 1, alreadyThere: 1 })
  expect(feedIds).toHaveLength(1)
  expect(profile.store.readLibrary().sources.map(({ title }) => title)).toEqual(['الأول', 'ب'])
})

test('a feed is one feed in all the spellings that a list gives it', async () => {
  const profile = openProfile()
  const spellings = [
    ...['https://www.a.example/ar/feed/', 'http://a.example/ar/feed', 'https://a.example/ar//feed#top'],
    ...['feed:https://a.example/ar/feed?utm_source=x', 'feed://a.example/ar/feed', '\u200fhttps://a.example/ar/feed،'],
  ]

  const { id, sources } = await profile.lists.preview('a.opml', opml(...spellings.map(url => feed(url, 'الواحة'))))
  await profile.lists.importPreviewed(id)
  const again = await importAll(profile, opml(...spellings.map(url => feed(url, 'الواحة'))))

  expect(sources).toBe(1)
  expect(profile.store.readLibrary().sources.map(({ feeds }) => feeds.map(({ url }) => url))).toEqual([
    ['https://www.a.example/ar/feed/'],
  ])
  expect(again.summary).toMatchObject({ added: 0, alreadyThere: 1 })
})

test('P-18 a password in a list is left out, masked, and in no list that is written', async () => {
  const profile = openProfile()
  const list = opml(
    feed('https://salma:hush@a.example/f', ''),
    '<outline type="rss" text="ب" xmlUrl="https://b.example/f" htmlUrl="https://salma:hush@b.example/"/>',
  )

  const preview = await profile.lists.preview('a.opml', list)
  await profile.lists.importPreviewed(preview.id)
  const exported = join(profile.folder, 'export.opml')
  await profile.lists.exportFile(exported)

  expect(preview.skipped).toMatchObject([
    { title: 'https://•••@a.example/f', url: 'https://•••@a.example/f', reason: { code: 'passwordInAddress' } },
  ])
  expect(JSON.stringify([preview, profile.store.readLibrary(), readFileSync(exported, 'utf8')])).not.toMatch(
    /hush|salma/,
  )
})

test('P-18 nor is one that an older library holds', () => {
  const { store } = openProfile()
  const secret = 'https://salma:hush@b.example/'
  store.addFeeds([{ url: `${secret}feed`, title: 'ب', homepage: secret, section: null }], NOW)
  const list = writeOpml(store.readLibrary(), NOW)
  expect(list).toContain('xmlUrl="https://b.example/feed"')
  expect(list).not.toMatch(/hush|salma/)
})

test('a list that cannot be read says so', async () => {
  const { folder, lists } = openProfile()
  mkdirSync(join(folder, 'folder.opml'))
  expect(await codeOf(lists.previewFile(join(folder, 'folder.opml')))).toBe('notFound')
  expect(await codeOf(lists.importFile(join(folder, 'nothing.opml')))).toBe('notFound')
})

test('D-29 with every backup goes the list of newspapers, and it goes with its backup', async () => {
  const { store, folder } = openProfile()
  store.addFeeds([{ url: 'https://a.example/f', title: 'جريدة', homepage: null, section: null }], NOW)
  const DAY = 24 * 60 * 60_000
  for (let day = 0; day < 9; day++) store.backUp(NOW + day * DAY)

  const names = readdirSync(join(folder, 'backups')).sort()
  const stamps = (kind: RegExp) => names.flatMap(name => kind.exec(name)?.[1] ?? [])
  expect(stamps(/^newspapers-(.*)\.opml$/)).toEqual(stamps(/^library-(.*)\.db$/))
  expect(names).toHaveLength(14)
  const newest = readFileSync(join(folder, 'backups', names.findLast(name => name.endsWith('.opml')) ?? ''))
  expect(parseService.readOpml(newest).outlines).toMatchObject([{ title: 'جريدة', url: 'https://a.example/f' }])
})

test('a list that cannot be written is refused in words, and an old one stays whole', async () => {
  const { lists, folder } = openProfile()
  expect(await codeOf(lists.exportFile(join(folder, 'nowhere', 'list.opml')))).toBe('fileNotWritable')

  const blocked = join(folder, 'list.opml')
  writeFileSync(blocked, 'old')
  mkdirSync(`${blocked}.part`)
  writeFileSync(join(`${blocked}.part`, 'letter'), 'somebody’s')
  expect(await codeOf(lists.exportFile(blocked))).toBe('fileNotWritable')
  expect(readFileSync(blocked, 'utf8')).toBe('old')
  // What is in the way is not ours.
  expect(readFileSync(join(`${blocked}.part`, 'letter'), 'utf8')).toBe('somebody’s')
})

test('articles and read marks are not what a list holds', async () => {
  const { store, feedId } = openWorld([{ guid: 'a' }])
  store.markRead([row(store, 'عنوان a').ref], true)
  store.saveOutcomes([outcome(feedId, [article({ guid: 'b' })])], NOW)
  expect(writeOpml(store.readLibrary(), NOW)).not.toContain('عنوان')
  store.close()
})

test('a broken file of which nothing can be read says so, and is no list without newspapers', async () => {
  const { lists } = openProfile()
  const broken = new TextEncoder().encode('<opml version="2.0"><head/><body><outline text="جريدة" xmlUrl="https://a.ex')
  const empty = opml()

  expect(await codeOf(lists.preview('broken.opml', broken))).toBe('notAnOpml')
  expect(await lists.preview('empty.opml', empty)).toMatchObject({ sources: 0, isDamaged: false })
})
