import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMemory } from '../../electron/updates/memory.ts'
import { DAY } from '../../shared/units.ts'
import { announcement, sealed } from '../../tools/release/announcement.mjs'
import { redirect } from '../support/misbehaving-server.ts'
import { contentOf, cutOff, inParts, makeKey, manifestOf, NAME, NEW, OLD, updateWorld, type World } from './world.ts'

const PART = `.${NAME}.part`

/** Nothing of what came is left, and the program is what it was. */
function expectUntouched({ folder, appImage }: World): void {
  expect(contentOf(appImage)).toEqual(OLD)
  expect(readdirSync(folder).sort()).toEqual(['Warraq.AppImage', 'profile'])
}

test('a version that is announced is told, installed when told to, and the one before is kept', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  const updates = world.start()
  expect(await updates.look()).toMatchObject({ offered: { version: '0.2.0', size: NEW.length }, failure: null })
  expect(contentOf(world.appImage)).toEqual(OLD)
  expect(await updates.install()).toMatchObject({ ready: '0.2.0', offered: null, work: 'none', failure: null })
  expect(contentOf(world.appImage)).toEqual(NEW)
  expect(contentOf(join(world.folder, '.Warraq.AppImage.previous'))).toEqual(OLD)
  expect(await updates.nextProgram('again')).toEqual({ path: world.appImage, args: [] })
  expect(await updates.nextProgram('closing')).toBeNull()
})

test('what is asked says nothing about the reader', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  const updates = world.start()
  await updates.look()
  await updates.install()
  expect(world.server.seen.map(({ path }) => path)).toEqual(['/linux-x64.warraq', `/${NAME}`])
  const names = world.server.seen.flatMap(({ headers }) => Object.keys(headers))
  expect([...new Set(names)].sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
})

test('a day lies between two looks, over a new start too', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  await world.start().lookIfDue()
  world.now += DAY - 1
  await world.start().lookIfDue()
  expect(world.server.seen).toHaveLength(1)
  world.now += 1
  await world.start().lookIfDue()
  expect(world.server.seen).toHaveLength(2)
})

test('a build without keys asks nobody', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  const updates = world.start({ keys: [] })
  await updates.lookIfDue()
  expect(await updates.look()).toMatchObject({ canLook: false, failure: { code: 'updateNotForThis' } })
  expect(world.server.seen).toEqual([])
})

test('P-01 a package of which one byte differs is refused and deleted', async () => {
  const world = await updateWorld()
  const other = Buffer.from(NEW)
  other[NEW.length - 5] = 33
  world.offer(NEW)
  for (const bytes of [other, NEW.subarray(0, -1), Buffer.concat([NEW, NEW])]) {
    world.serve(inParts(bytes))
    const { failure, ready } = await world.start().install()
    expect([ready, ['updateDamaged', 'tooLarge'].includes(failure?.code ?? '')]).toEqual([null, true])
    expectUntouched(world)
  }
})

test('P-02 an announcement that was changed after it was signed counts nowhere, whatever its hashes say', async () => {
  const world = await updateWorld()
  const good = announcement(manifestOf(NEW), [world.current.secret])
  const stranger = makeKey()
  const changed = Buffer.from(String(good).replace('0.2.0', '0.3.0'))
  const signature = Buffer.from(good)
  signature[40] = signature[40] === 65 ? 66 : 65
  const bad: readonly Uint8Array[] = [
    changed,
    signature,
    announcement(manifestOf(NEW), [stranger.secret]),
    // A signature of ours under another key's name, and a key's name over no signature.
    Buffer.from(String(announcement(manifestOf(NEW), [stranger.secret])).replace(/^[0-9a-f]{16}/m, '0'.repeat(16))),
    Buffer.from(String(good).replace('\n\n', '\n\n ')),
    Buffer.concat([good, Buffer.from(' ')]),
    good.subarray(0, -1),
    Buffer.from(JSON.stringify(manifestOf(NEW))),
    Buffer.from(`WARRAQ1\n\n${JSON.stringify(manifestOf(NEW))}`),
    new Uint8Array(),
  ]
  for (const bytes of bad) {
    world.announce(bytes)
    const updates = world.start()
    const { failure, offered } = await updates.install()
    expect([failure?.code, offered]).toEqual(['updateUntrusted', null])
  }
  world.announce(Buffer.alloc(20_000, 65))
  expect((await world.start().look()).failure?.code).toBe('tooLarge')
  expectUntouched(world)
})

test('P-02 what is signed has our form to the last entry', async () => {
  const world = await updateWorld()
  const whole = manifestOf(NEW)
  const [file] = whole.files
  const forms: readonly unknown[] = [
    { ...whole, more: 1 },
    { ...whole, app: 'org.other' },
    { ...whole, system: 'win32-x64' },
    { ...whole, version: '0.2' },
    { ...whole, issuedAt: '1' },
    { ...whole, files: [{ ...file, name: '../Warraq.AppImage' }] },
    { ...whole, files: [{ ...file, name: 'https://elsewhere.example/a' }] },
    { ...whole, files: [{ ...file, size: 5e12 }] },
    { ...whole, files: [{ ...file, sha512: 'A'.repeat(128) }] },
    [],
    null,
  ]
  for (const form of forms) {
    world.announce(sealed(Buffer.from(JSON.stringify(form)), [world.current.secret]))
    expect((await world.start().look()).failure?.code, JSON.stringify(form)).toBe('updateUntrusted')
  }
})

test('P-03 an older version and an older announcement are refused', async () => {
  const world = await updateWorld()
  world.offer(NEW, { version: '0.0.9' })
  expect((await world.start().look()).failure?.code).toBe('updateReplayed')
  world.offer(NEW, { version: '0.3.0', issuedAt: NOW_LATER })
  expect((await world.start().look()).offered?.version).toBe('0.3.0')
  for (const old of [{ version: '0.2.0', issuedAt: NOW_LATER + 1 }, { version: '0.3.0' }]) {
    world.offer(NEW, old)
    const { failure, offered } = await world.start().look()
    // What was believed before still is.
    expect([failure?.code, offered?.version]).toEqual(['updateReplayed', '0.3.0'])
  }
})

test('P-03 an announcement that has run out is told, installs nothing, and keeps nobody from reading', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  expect((await world.start().look()).isExpired).toBe(false)
  world.now += 61 * DAY
  // Also while nobody answers any more.
  expect(world.start().state().isExpired).toBe(true)
  const updates = world.start()
  expect(await updates.look()).toMatchObject({ failure: null, isExpired: true })
  expect((await updates.install()).failure?.code).toBe('updateExpired')
  expectUntouched(world)
})

test('P-05 what cannot be checked is not installed', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  const updates = world.start({ tryStart: () => Promise.reject(new Error('the check itself failed')) })
  expect(await updates.install()).toMatchObject({ ready: null, failure: { code: 'internal' } })
  expect(contentOf(world.appImage)).toEqual(OLD)
  expect(() => world.start({ keys: ['AAAA'] })).toThrow('32 bytes')
})

test('P-06 the file that was checked is the one that runs, whatever its path is called', async () => {
  const world = await updateWorld('%TEMP% "a" $(b) ورّاق')
  world.offer(Buffer.from('#!/bin/sh\n[ "$1" = --try-start ] && echo "$0" > "$(dirname "$0")/ran"\n'))
  expect((await world.start().install()).failure).toBeNull()
  expect(String(contentOf(join(world.folder, 'ran'))).trim()).toBe(join(world.folder, PART))
})

test('P-06 an installer lies in a folder of our own and is read once more before it runs', async () => {
  const world = await updateWorld()
  const [file] = manifestOf(NEW).files
  if (!file) throw new Error('unreachable')
  world.offer(NEW, { files: [{ ...file, kind: 'nsis' }] })
  const updates = world.start({ installation: { kind: 'nsis' } })
  expect((await updates.install()).ready).toBe('0.2.0')
  const program = await updates.nextProgram('again')
  expect(program).toEqual({ path: join(world.folder, 'profile/updates', NAME), args: ['/S', '--force-run'] })
  expect((await updates.nextProgram('closing'))?.args).toEqual(['/S'])
  writeFileSync(program?.path ?? '', OLD)
  await expect(updates.nextProgram('closing')).rejects.toMatchObject({ code: 'updateDamaged' })
  expect(existsSync(program?.path ?? '')).toBe(false)
})

test('P-07 without https nobody is asked, and no redirect leads to another host', async () => {
  const world = await updateWorld()
  const plain = world.start({ address: 'http://updates.warraq.example/' })
  expect((await plain.look()).failure?.code).toBe('insecureConnection')
  const elsewhere = await updateWorld()
  elsewhere.offer(NEW)
  world.server.play('/linux-x64.warraq', redirect(elsewhere.server.url('/linux-x64.warraq')))
  expect((await world.start().look()).failure?.code).toBe('insecureRedirect')
  world.offer(NEW)
  world.serve(redirect(elsewhere.server.url(`/${NAME}`)))
  expect((await world.start().install()).failure?.code).toBe('insecureRedirect')
  expect(elsewhere.server.seen).toEqual([])
  expect(contentOf(world.appImage)).toEqual(OLD)
})

test('P-08 a package that was cut off is taken up where it broke off, and is never used by halves', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  world.serve(cutOff(NEW, 100_000))
  expect((await world.start().install()).failure?.code).toBe('incompleteAnswer')
  expect(contentOf(world.appImage)).toEqual(OLD)
  const there = contentOf(join(world.folder, PART)).length
  expect(there).toBeGreaterThan(0)
  world.serve(inParts(NEW))
  expect((await world.start().install()).ready).toBe('0.2.0')
  expect(world.server.seen.at(-1)?.headers.range).toBe(`bytes=${there}-`)
  expect(contentOf(world.appImage)).toEqual(NEW)
})

test('P-08 a server that knows no parts sends it all again; what is left of another version goes', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  writeFileSync(join(world.folder, PART), 'half of something else')
  writeFileSync(join(world.folder, '.Warraq-0.1.5-x86_64.AppImage.part'), 'old')
  world.serve(response => void response.writeHead(200).end(NEW))
  expect((await world.start().install()).ready).toBe('0.2.0')
  expect(readdirSync(world.folder).sort()).toEqual(['.Warraq.AppImage.previous', 'Warraq.AppImage', 'profile'])
})

test('the reader may stop it, and what came so far is kept', async () => {
  const world = await updateWorld()
  world.offer(NEW)
  world.serve(response => {
    response.writeHead(200, { 'content-length': NEW.length })
    response.write(NEW.subarray(0, 50_000))
  })
  const updates = world.start()
  const installing = updates.install()
  await expect.poll(() => updates.state().fetched).toBeGreaterThan(0)
  updates.cancel()
  expect(await installing).toMatchObject({ work: 'none', failure: null, ready: null })
  expectUntouchedBut(world, PART)
})

test('keys change: the one in reserve counts too, and alone may end the current one', async () => {
  const world = await updateWorld()
  const id =
    String(announcement(manifestOf(NEW), [world.current.secret]))
      .split('\n')[1]
      ?.slice(0, 16) ?? ''
  const reserveId =
    String(announcement(manifestOf(NEW), [world.reserve.secret]))
      .split('\n')[1]
      ?.slice(0, 16) ?? ''
  // Who stole the current key can end neither.
  world.offer(NEW, { revoked: [reserveId, id] })
  for (let look = 0; look < 2; look++) expect((await world.start().look()).failure).toBeNull()
  world.offer(NEW, { revoked: [id], issuedAt: NOW_LATER }, [world.reserve, makeKey()])
  expect((await world.start().look()).offered?.version).toBe('0.2.0')
  world.offer(NEW, { issuedAt: NOW_LATER + 1 })
  expect((await world.start().look()).failure?.code).toBe('updateUntrusted')
  // A release by both is read by apps that know the old key and by those that know the next.
  const next = makeKey()
  world.offer(NEW, { issuedAt: NOW_LATER + 2 }, [world.reserve, next])
  expect((await world.start({ keys: [world.reserve.open, next.open] }).look()).failure).toBeNull()
  expect((await world.start({ keys: [next.open, makeKey().open] }).look()).failure).toBeNull()
})

test('a memory that is damaged is begun anew; what runs is then the oldest that counts', async () => {
  const world = await updateWorld()
  writeFileSync(join(world.folder, 'profile/updates.json'), '{"believed":{"version":"9')
  expect(openMemory(join(world.folder, 'profile')).read().believed).toBeNull()
  world.offer(NEW, { version: '0.0.1' })
  expect((await world.start().look()).failure?.code).toBe('updateReplayed')
})

const NOW_LATER = manifestOf(NEW).issuedAt + 1000

function expectUntouchedBut({ folder, appImage }: World, ...left: readonly string[]): void {
  expect(contentOf(appImage)).toEqual(OLD)
  expect(readdirSync(folder).sort()).toEqual([...left, 'Warraq.AppImage', 'profile'].sort())
}
