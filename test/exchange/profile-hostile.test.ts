import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Imported } from '../../shared/contract/exchange.ts'
import { NOW } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { entriesOf } from './entries.ts'
import { FEED, openLibrary } from './libraries.ts'
import { type Entry, fileOf, filled, moved, NOTHING, RIVER, tablesOf, zipOf } from './profiles.ts'

test('a profile of a newer version is refused before anything changes; more in one of this version is left alone, and told', async () => {
  const entries = await entriesOf(await moved(await filled()))
  const newer = await zipOf(
    [...entries].map(([name, bytes]) => [
      name,
      name === 'profile.json' ? Buffer.from(String(bytes).replace('"version":1', '"version":2')) : bytes,
    ]),
  )
  const here = openLibrary(temporaryFolder())
  expect(await codeOf(here.exchange.importFrom(newer))).toBe('newerArchive')
  expect(tablesOf(here.folder)['sources']).toEqual([])

  const more = await zipOf([...entries, ['profile/dreams/000001.json', Buffer.from('[{"dream":1}]')]])
  const imported = await here.exchange.importFrom(more)
  expect(imported.profile).toMatchObject({ sources: 3, leftOut: 0, hasUnknown: true })
})

test('what is damaged costs its records and no other; what was altered is not taken', async () => {
  const path = await moved(await filled())
  const bytes = readFileSync(path)
  const at = bytes.indexOf('profile/watches/000001.json') + 40
  bytes.fill(0, at, at + 20)
  const damaged = await importing(fileOf(bytes))
  expect(damaged.profile).toMatchObject({ sources: 3, read: 3, rules: 2, pictures: 4, leftOut: 3 })
  expect(damaged).toMatchObject({
    isDamaged: true,
    reasons: [{ name: 'profile/watches/000001.json', reason: 'damaged' }],
  })

  const entries = await entriesOf(path)
  const altered = Buffer.from(String(entries.get('profile/sources/000001.json')).replace('الميناء', 'الجبل'))
  const other = await importing(
    await zipOf([...entries].map(([name, each]) => [name, name === 'profile/sources/000001.json' ? altered : each])),
  )
  expect(other).toMatchObject({ reasons: [{ name: 'profile/sources/000001.json', reason: 'altered' }] })
  expect(other.profile?.sources).toBe(0)
})

test('wherever the file is cut, the newspapers come in that are before the cut', async () => {
  const bytes = readFileSync(await moved(await filled()))
  const end = bytes.indexOf('profile.json')
  const cut = await importing(fileOf(bytes.subarray(0, end + 400)))
  expect(cut).toMatchObject({ isDamaged: true, profile: { sources: 3, read: 4, rules: 4 } })
})

test.each([
  ['no object', 7],
  ['no address', { title: 'x', isStopped: false, addedAt: 1, feeds: [{ address: 'file:///etc/passwd', title: null }] }],
  [
    'a password',
    { title: 'x', isStopped: false, addedAt: 1, feeds: [{ address: 'https://a:b@c.example/', title: null }] },
  ],
  ['a script', { title: 'x', isStopped: false, addedAt: 1, feeds: [{ address: 'javascript:alert(1)', title: null }] }],
  ['another type', { title: 5, isStopped: 'no', addedAt: '1', feeds: {} }],
  ['no feed', { title: 'x', isStopped: false, addedAt: 1, feeds: [] }],
  ['a rule of nothing', { title: 'x', isStopped: false, addedAt: 1, feeds: [], rule: { days: -1 } }],
])('a newspaper with %s is left out, and the one beside it is not', async (_, record) => {
  const good = {
    title: 'سليمة',
    homepage: null,
    section: null,
    isStopped: false,
    addedAt: 1,
    feeds: [{ address: RIVER, title: null }],
  }
  const { profile } = await importing(await profileOf('sources', [record, good]))
  expect(profile).toMatchObject({ sources: 1, leftOut: 1 })
})

test.each([
  [
    'watches',
    {
      words: '',
      field: 'anywhere',
      place: { kind: 'all' },
      deed: 'mute',
      until: null,
      isPaused: false,
      madeAt: 1,
      told: [],
    },
  ],
  [
    'watches',
    {
      words: 'x',
      field: 'anywhere',
      place: { kind: 'source', feed: 'https://nowhere.example/' },
      deed: 'mute',
      until: null,
      isPaused: false,
      madeAt: 1,
      told: [],
    },
  ],
  [
    'watches',
    {
      words: 'x',
      field: 'anywhere',
      place: { kind: 'all' },
      deed: 'explode',
      until: null,
      isPaused: false,
      madeAt: 1,
      told: [],
    },
  ],
  [
    'searches',
    {
      name: 'x',
      words: 'x',
      createdAt: 1,
      filters: {
        sources: ['https://nowhere.example/'],
        sections: [],
        languages: [],
        folders: [],
        tags: [],
        after: null,
        before: null,
        bookmarked: false,
        unread: false,
        pictured: false,
      },
    },
  ],
  ['read', { feed: 'https://nowhere.example/', guid: 'x', readAt: 1, position: null }],
  ['read', { feed: FEED, guid: 'x', readAt: 9e99, position: 7 }],
  [
    'reports',
    {
      key: '../../x',
      named: null,
      reason: 'advert',
      words: '',
      title: '',
      newspaper: '',
      direction: 'rtl',
      reportedAt: 1,
    },
  ],
  ['lists', { address: 'ftp://x', title: '', addedAt: 1, checkedAt: 1, contentHash: 'a'.repeat(64), pictures: [] }],
  ['shown', { likeness: 'x', shownAt: 1 }],
  ['followed', { feed: 'https://nowhere.example/', guid: 'x', followedAt: 1 }],
  ['choices', { madeAt: 1, before: [[{ feed: 'https://nowhere.example/', guid: 'x' }]], pairs: [] }],
])('%s that mean nothing here are left out and counted', async (kind, record) => {
  const { profile } = await importing(await profileOf(kind, [record]))
  expect(profile).toEqual({ ...NOTHING, leftOut: 1 })
})

test('what stands deeper or in greater number than any profile has is not read', async () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const many = `[${Array.from({ length: 250_000 }, () => '1').join()}]`
  for (const json of [deep, many, '{"a":1}', 'x', '']) {
    const path = await zipOf([...about(), ['profile/read/000001.json', Buffer.from(json)]])
    expect(await importing(path)).toMatchObject({ reasons: [{ name: 'profile/read/000001.json', reason: 'unknown' }] })
  }
})

async function importing(path: string): Promise<Imported> {
  return openLibrary(temporaryFolder()).exchange.importFrom(path)
}

function about(): Entry[] {
  const facts = { format: 'warraq-archive', version: 1, profile: 1, madeAt: NOW, app: '0', bookmarks: 0 }
  return [
    ['warraq.json', Buffer.from(JSON.stringify(facts))],
    ['folders.json', Buffer.from('[]')],
  ]
}

async function profileOf(kind: string, records: readonly unknown[]): Promise<string> {
  const json = Buffer.from(JSON.stringify(records))
  const name = `profile/${kind}/000001.json`
  const manifest = { version: 1, members: [{ name, records: records.length, sha256: hash('sha256', json, 'hex') }] }
  return zipOf([...about(), [name, json], ['profile.json', Buffer.from(JSON.stringify(manifest))]])
}
