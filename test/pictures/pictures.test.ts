import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PictureParts } from '../../electron/pictures/pictures.ts'
import { pictureKey } from '../../electron/store/pictures/picture-names.ts'
import { rssOf } from '../support/feeds.ts'
import { codeOf } from '../support/fetching.ts'
import { answer, type MisbehavingServer, redirect, startServer, status } from '../support/misbehaving-server.ts'
import { gif, png } from '../support/pictures.ts'
import { startWorld, type World } from '../support/syncing.ts'

const FEED = 1

async function illustrated(
  server: MisbehavingServer,
  pictureParts: Partial<PictureParts>,
  paths: string[],
): Promise<World> {
  const items = paths.map((path, place) => ({ guid: `g${place}`, picture: server.url(path) }))
  server.play('/feed', answer(rssOf(items)))
  const world = startWorld(server.port, { withPictures: true, pictureParts })
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  return world
}

const keyOf = (server: MisbehavingServer, path: string) => pictureKey(FEED, server.url(path))

test('H-11 under «never» nothing is fetched, whoever looks; under «tap» only what is tapped', async () => {
  await using server = await startServer()
  server.play('/a.png', answer(png(40, 30)))
  let policy: 'never' | 'tap' = 'never'
  await using world = await illustrated(server, { policy: () => policy }, ['/a.png'])
  const key = keyOf(server, '/a.png')
  expect(await world.pictures.openPicture(key)).toBeNull()
  policy = 'tap'
  expect(await world.pictures.openPicture(key)).toBeNull()
  expect(server.seenAt('/a.png')).toEqual([])

  await world.pictures.fetchPicture(key)

  expect(await world.pictures.openPicture(key)).toMatchObject({ type: 'image/png' })
  expect(server.seenAt('/a.png')).toHaveLength(1)
})

test('on a metered connection «unmetered» waits for a tap', async () => {
  await using server = await startServer()
  server.play('/a.png', answer(png(40, 30)))
  await using world = await illustrated(server, { policy: () => 'unmetered', isMetered: () => true }, ['/a.png'])
  expect(await world.pictures.openPicture(keyOf(server, '/a.png'))).toBeNull()
  expect(server.seenAt('/a.png')).toEqual([])
})

test('S-07 H-10 a picture inside the own network is not asked for, and neither are tracking pixels', async () => {
  await using server = await startServer()
  await using inside = await startServer()
  server.play('/dot.gif', answer(gif(1, 1)))
  const items = [
    { guid: 'a', picture: inside.url('/x.png') },
    { guid: 'b', picture: server.url('/dot.gif') },
  ]
  server.play('/feed', answer(rssOf(items)))
  await using world = startWorld(server.port, { withPictures: true })
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  expect(inside.seen).toEqual([])
  expect(await world.pictures.openPicture(pictureKey(FEED, inside.url('/x.png')))).toBeNull()
  expect(await world.pictures.openPicture(keyOf(server, '/dot.gif'))).toBeNull()
})

test('H-22 one address that leads two newspapers to two pictures gives each its own', async () => {
  await using server = await startServer()
  const shared = server.url('/icon.png')
  let asked = 0
  server.play('/icon.png', (response, request) =>
    redirect(server.url(asked++ === 0 ? '/harbour.png' : '/market.png'))(response, request),
  )
  server.play('/harbour.png', answer(png(40, 30)))
  server.play('/market.png', answer(png(90, 60)))
  for (const feed of ['/one', '/two']) server.play(feed, answer(rssOf([{ guid: 'same', picture: shared }])))
  await using world = startWorld(server.port, { withPictures: true })
  await world.subscribe(server.url('/one'), server.url('/two', 2))
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()

  const [one, two] = await Promise.all([1, 2].map(feed => world.store.findPicture(pictureKey(feed, shared))))
  expect(new Set([one?.kept?.width, two?.kept?.width])).toEqual(new Set([40, 90]))
  expect(server.seenAt('/icon.png')).toHaveLength(2)
})

test('H-12 H-13 what is no picture, or unpacks to too much, is never kept', async () => {
  await using server = await startServer()
  server.play(
    '/drawing.svg',
    answer('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', { 'content-type': 'image/png' }),
  )
  server.play('/bomb.png', answer(png(50_000, 50_000)))
  await using world = await illustrated(server, {}, ['/drawing.svg', '/bomb.png'])
  for (const path of ['/drawing.svg', '/bomb.png']) {
    expect(await codeOf(world.pictures.fetchPicture(keyOf(server, path)))).toBe('pictureNotFetched')
  }
  expect(filesOf(world)).toEqual([])
})

test('a picture that failed a moment ago is fetched when the reader asks for it', async () => {
  await using server = await startServer()
  server.play('/a.png', status(500))
  await using world = await illustrated(server, {}, ['/a.png'])
  server.play('/a.png', answer(png(40, 30)))
  expect(await world.pictures.openPicture(keyOf(server, '/a.png'))).toBeNull()
  await world.pictures.fetchPicture(keyOf(server, '/a.png'))
  expect(await world.pictures.openPicture(keyOf(server, '/a.png'))).not.toBeNull()
})

test('a hidden picture is not handed out, however it is asked for', async () => {
  await using server = await startServer()
  server.play('/a.png', answer(png(40, 30)))
  await using world = await illustrated(server, {}, ['/a.png'])
  const key = keyOf(server, '/a.png')
  await world.store.reportPicture({ key, ref: 'article:1', reason: 'advert', words: '' })
  expect(await world.pictures.openPicture(key)).toBeNull()
  expect(await codeOf(world.pictures.fetchPicture(key))).toBe('notFound')
})

test('when there is too much, files go with their rows; those of bookmarks stay', async () => {
  await using server = await startServer()
  for (const [place, path] of ['/a.png', '/b.png', '/c.png'].entries()) server.play(path, answer(png(40 + place, 30)))
  await using world = await illustrated(server, {}, ['/a.png', '/b.png', '/c.png'])
  expect(filesOf(world)).toHaveLength(3)
  const kept = (await world.store.findPicture(keyOf(server, '/b.png')))?.kept?.hash
  const rows = await world.store.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
  const bookmarked = rows.rows.find(({ picture }) => picture === keyOf(server, '/b.png'))
  await world.store.bookmark(bookmarked?.ref ?? 'article:0')

  await world.pictures.clear()

  expect(filesOf(world)).toEqual([kept])
})

test('files that nobody names are swept up, except young ones', async () => {
  await using server = await startServer()
  server.play('/a.png', answer(png(40, 30)))
  await using world = await illustrated(server, {}, ['/a.png'])
  const [named] = filesOf(world)
  const shelf = join(world.folder, 'pictures', 'ff')
  mkdirSync(shelf, { recursive: true })
  const yesterday = new Date(world.clock - 24 * 60 * 60_000)
  for (const name of ['old', 'old.part']) {
    writeFileSync(join(shelf, name), '')
    utimesSync(join(shelf, name), yesterday, yesterday)
  }
  writeFileSync(join(shelf, 'young'), '')
  utimesSync(join(shelf, 'young'), new Date(world.clock), new Date(world.clock))

  await world.pictures.sweep()

  expect(filesOf(world).sort()).toEqual([named, 'young'].sort())
})

test('a picture that is looked at while others are fetched ahead of it is asked for once, also where it failed', async () => {
  await using server = await startServer()
  const ahead = Array.from({ length: 4 }, (_, place) => `/ahead-${place}.png`)
  let letGo = () => {}
  const isLetGo = new Promise<void>(done => {
    letGo = done
  })
  for (const path of ahead) {
    server.play(path, async (response, request) => {
      await isLetGo
      await answer(png(40, 30))(response, request)
    })
  }
  server.play('/seen.png', answer(png(50, 30)))
  server.play('/gone.png', status(404))
  const pictures = [
    ...ahead.map((path, host) => server.url(path, host + 2)),
    ...['/seen.png', '/gone.png'].map(path => server.url(path)),
  ]
  const items = pictures.map((picture, place) => ({ guid: `g${place}`, picture }))
  server.play('/feed', answer(rssOf(items)))
  await using world = startWorld(server.port, { withPictures: true })
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  await expect.poll(() => ahead.flatMap(path => server.seenAt(path)).length).toBe(4)

  expect(await world.pictures.openPicture(keyOf(server, '/seen.png'))).toMatchObject({ type: 'image/png' })
  expect(await world.pictures.openPicture(keyOf(server, '/gone.png'))).toBeNull()
  letGo()
  await world.sync.settled()

  expect(['/seen.png', '/gone.png'].map(path => server.seenAt(path).length)).toEqual([1, 1])
})

test('what pictures cost counts for the newspaper of their article, once for two that ask, and when they are none', async () => {
  await using server = await startServer()
  const picture = Buffer.concat([png(40, 30), Buffer.alloc(30_000)])
  server.play('/a.png', answer(picture))
  server.play('/none.png', answer('x'.repeat(20_000)))
  server.play('/gone.png', response => void response.writeHead(404).end('y'.repeat(10_000)))
  const paths = ['/a.png', '/none.png', '/gone.png']
  await using world = await illustrated(server, { policy: () => 'tap' }, paths)
  const received = async () => (await world.store.readHealth())[0]?.received ?? 0
  const before = await received()
  const [a = '', ...others] = paths.map(path => keyOf(server, path))

  await Promise.all([world.pictures.fetchPicture(a), world.pictures.fetchPicture(a)])
  for (const key of others) expect(await codeOf(world.pictures.fetchPicture(key))).toBe('pictureNotFetched')

  const bodies = picture.length + 30_000
  expect((await received()) - before).toBeGreaterThan(bodies)
  expect((await received()) - before).toBeLessThan(bodies + 3 * 400)
})

test('another picture at the same address is asked for with what its server said, and belongs to the new article', async () => {
  await using server = await startServer()
  const covers = [png(40, 30), png(90, 60)]
  let day = 0
  server.play('/cover.png', (response, request) => {
    const etag = `"${Math.min(day, 1)}"`
    const head = { 'content-type': 'image/png', 'cache-control': 'no-cache', etag }
    if (request.headers['if-none-match'] === etag) response.writeHead(304, head).end()
    else response.writeHead(200, head).end(covers[Math.min(day, 1)])
  })
  await using world = startWorld(server.port, { withPictures: true })
  await world.subscribe(server.url('/feed'))
  const widths: (number | undefined)[][] = []
  for (; day < 3; day++) {
    const items = Array.from({ length: day + 1 }, (_, n) => ({ guid: `g${n}`, picture: server.url('/cover.png') }))
    server.play('/feed', answer(rssOf(items)))
    await world.sync.start({ by: 'hand' })
    await world.sync.settled()
    world.clock += 60_000
    const { rows } = await world.store.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    const pictures = await Promise.all(rows.map(({ picture }) => world.store.findPicture(picture ?? '')))
    widths.push(pictures.map(picture => picture?.kept?.width).sort())
  }

  expect(widths).toEqual([[40], [40, 90], [40, 90, 90]])
  expect(server.seenAt('/cover.png').map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"0"', '"1"'])
  expect(filesOf(world)).toHaveLength(2)
})

function filesOf(world: World): string[] {
  const folder = join(world.folder, 'pictures')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ name }) => name)
}
