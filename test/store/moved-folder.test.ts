import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchFolder } from '../../electron/store/moved-folder.ts'
import { temporaryFolder } from './world.ts'

const EVERY = 5

function watched(every = EVERY) {
  const place = join(temporaryFolder(), 'profile')
  mkdirSync(place)
  writeFileSync(join(place, 'library.db'), 'library')
  const onMoved = vi.fn()
  const watch = watchFolder(join(place, 'library.db'), onMoved, every)
  onTestFinished(watch.stop)
  return { place, onMoved, watch }
}

const looks = (times: number) => new Promise(done => setTimeout(done, 250 + times * EVERY * 4))

test('D-10 a folder that is moved is noticed once', async () => {
  const { place, onMoved } = watched()
  await looks(2)
  expect(onMoved).not.toHaveBeenCalled()
  renameSync(place, `${place}-elsewhere`)
  await expect.poll(() => onMoved.mock.calls.length).toBe(1)
  await looks(3)
  expect(onMoved).toHaveBeenCalledTimes(1)
})

test('D-10 it is known from the moment at which it was opened', async () => {
  const { place, onMoved, watch } = watched(1000)
  watch.renew()
  await looks(2)
  renameSync(place, `${place}-elsewhere`)
  await expect.poll(() => onMoved.mock.calls.length, { timeout: 8000 }).toBe(1)
})

test('D-10 another folder under its name is another one', async () => {
  const { place, onMoved } = watched()
  await looks(2)
  renameSync(place, `${place}-elsewhere`)
  mkdirSync(`${place}-other`)
  writeFileSync(join(`${place}-other`, 'library.db'), 'another')
  symlinkSync(`${place}-other`, place)
  await expect.poll(() => onMoved.mock.calls.length).toBe(1)
})

test('a file that was opened anew is not taken for another one', async () => {
  const { place, onMoved, watch } = watched()
  await looks(2)
  writeFileSync(join(place, 'next'), 'restored')
  renameSync(join(place, 'next'), join(place, 'library.db'))
  watch.renew()
  await looks(4)
  expect(onMoved).not.toHaveBeenCalled()
})
