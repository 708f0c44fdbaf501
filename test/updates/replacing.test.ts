import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { beginStart, confirmStart } from '../../electron/updates/first-starts.ts'
import { type Memory, type MemoryFile, openMemory } from '../../electron/updates/memory.ts'
import { tryProgram } from '../../electron/updates/programs.ts'
import { temporaryFolder } from '../store/world.ts'
import { contentOf, NEW, OLD, updateWorld } from './world.ts'

const BAD = Buffer.from('#!/bin/sh\nexit 1\n')
const PREVIOUS = '.Warraq.AppImage.previous'

test('P-08 a program that is killed while it replaces leaves a whole one under the name, at any moment', async () => {
  const { folder, appImage } = await updateWorld()
  const [next, old] = [join(folder, 'next'), join(folder, 'old')]
  const pieces = [Buffer.alloc(3_000_000, 'n'), Buffer.alloc(2_000_000, 'o')] as const
  writeFileSync(next, pieces[0])
  writeFileSync(old, pieces[1])
  writeFileSync(appImage, pieces[1])
  for (const wait of [0, 2, 5, 13, 34]) {
    const program = join(import.meta.dirname, 'replacing.process.ts')
    const child = spawn(process.execPath, [program, appImage, next, old], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await new Promise(done => setTimeout(done, wait))
    child.kill('SIGKILL')
    await once(child, 'close')
    const found = contentOf(appImage)
    expect(pieces.some(piece => piece.equals(found))).toBe(true)
    // And the one before can be brought back.
    expect(existsSync(join(folder, PREVIOUS))).toBe(true)
  }
})

test('P-08 killed between the second name and the rename, the next try replaces all the same', async () => {
  const world = await updateWorld()
  linkSync(world.appImage, join(world.folder, PREVIOUS))
  linkSync(world.appImage, join(world.folder, `${PREVIOUS}.draft`))
  world.offer(NEW)
  expect((await world.start().install()).ready).toBe('0.2.0')
  expect(readdirSync(world.folder).sort()).toEqual([PREVIOUS, 'Warraq.AppImage', 'profile'])
  expect(contentOf(join(world.folder, PREVIOUS))).toEqual(OLD)
})

test('the new program may be run by whoever could run the old one', async () => {
  const world = await updateWorld()
  chmodSync(world.appImage, 0o755)
  world.offer(NEW)
  await world.start().install()
  expect(statSync(world.appImage).mode & 0o777).toBe(0o755)
})

test('P-08 a version that does not start on this computer never gets the name', async () => {
  const world = await updateWorld()
  for (const bytes of [BAD, Buffer.from('no program at all')]) {
    world.offer(bytes)
    expect((await world.start().install()).failure?.code).toBe('updateFailedToStart')
    expect(contentOf(world.appImage)).toEqual(OLD)
    expect(readdirSync(world.folder).sort()).toEqual(['Warraq.AppImage', 'profile'])
  }
  const hanging = join(world.folder, 'hanging')
  writeFileSync(hanging, '#!/bin/sh\nsleep 600\n', { mode: 0o755 })
  expect(await tryProgram(hanging, 300)).toBe(false)
})

test('the one before is kept until the window of the new one was seen, and comes back if it never is', async () => {
  const world = await updateWorld()
  const memory = () => openMemory(join(world.folder, 'profile'))
  world.offer(NEW)
  await world.start().install()
  for (let start = 0; start < 3; start++) {
    expect(await beginStart(memory(), '0.2.0', world.appImage)).toBeNull()
    expect(contentOf(join(world.folder, PREVIOUS))).toEqual(OLD)
  }
  expect(await beginStart(memory(), '0.2.0', world.appImage)).toBe(world.appImage)
  expect(contentOf(world.appImage)).toEqual(OLD)
  expect(existsSync(join(world.folder, PREVIOUS))).toBe(false)
  expect(world.start().state()).toMatchObject({ fellBackFrom: '0.2.0', ready: null })
  // It is not tried a second time by itself, but may be.
  expect(await beginStart(memory(), '0.1.0', world.appImage)).toBeNull()
})

test('once its window was seen, the new one stays alone', async () => {
  const world = await updateWorld()
  const memory = openMemory(join(world.folder, 'profile'))
  world.offer(NEW)
  await world.start({ memory }).install()
  await confirmStart(memory, '0.1.0', world.appImage)
  expect(existsSync(join(world.folder, PREVIOUS))).toBe(true)
  await beginStart(memory, '0.2.0', world.appImage)
  await confirmStart(memory, '0.2.0', world.appImage)
  expect(readdirSync(world.folder).sort()).toEqual(['Warraq.AppImage', 'profile'])
  expect(memory.read()).toMatchObject({ trial: null, fellBackFrom: null })
})

test('a profile that was copied elsewhere in the middle of that touches no program of the place it comes from', async () => {
  const world = await updateWorld()
  const memory = () => openMemory(join(world.folder, 'profile'))
  world.offer(NEW)
  await world.start().install()
  for (const own of [null, join(world.folder, 'another.AppImage')]) {
    for (let start = 0; start < 5; start++) {
      const copied = copyOf(memory().read())
      expect(await beginStart(copied, '0.1.0', own)).toBeNull()
      await confirmStart(copied, '0.2.0', own)
      expect(copied.read().trial).toBeNull()
    }
  }
  expect(contentOf(world.appImage)).toEqual(NEW)
  expect(contentOf(join(world.folder, PREVIOUS))).toEqual(OLD)
})

function copyOf(memory: Memory): MemoryFile {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'updates.json'), JSON.stringify(memory))
  return openMemory(folder)
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
if (!isRoot) console.log('Skipped: P-08 a disk that is full needs root on Linux, to mount a small one.')

test.runIf(isRoot)('P-08 a disk that is full: told, the old one stays, and what came is cleared away', async () => {
  const world = await updateWorld()
  const disk = join(world.folder, 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk])
  if (mounted.status !== 0) return console.log(`Skipped: no small disk could be mounted: ${mounted.stderr}`)
  onTestFinished(() => void spawnSync('umount', [disk]))
  const file = join(disk, 'Warraq.AppImage')
  writeFileSync(file, OLD, { mode: 0o755 })
  world.offer(NEW)
  const updates = world.start({ installation: { kind: 'appImage', file } })
  expect((await updates.install()).failure?.code).toBe('diskFull')
  expect(readdirSync(disk)).toEqual(['Warraq.AppImage'])
  expect(contentOf(file)).toEqual(OLD)
})
