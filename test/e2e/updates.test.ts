// A new version, from the page on which the reader looks for it to the file in its place and the program that opens. The
// AppImage is a stand-in; server, signature, replacing and restart are real.
import { spawn } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { announcement, publicKey } from '../../tools/release/announcement.mjs'
import { answer, startServer } from '../support/misbehaving-server.ts'
import { electronPath, launch, projectRoot, temporaryFolder } from './app.ts'

const NAME = 'Warraq-9.0.0-x86_64.AppImage'

test.runIf(process.platform === 'linux')('asked once, told, installed when told to, opened', async () => {
  using folder = temporaryFolder()
  await using server = await startServer()
  const appImage = join(folder.path, 'Warraq.AppImage')
  const [old, next] = [program(folder.path, 'old'), program(folder.path, 'new')]
  writeFileSync(appImage, old, { mode: 0o755 })
  const [current, reserve] = [secretKey(), secretKey()]
  server.play(`/linux-${process.arch}.warraq`, answer(announcement(announcing(next), [current])))
  server.play(`/${NAME}`, answer(next))
  const running = await launch({
    profile: join(folder.path, 'profile'),
    allow: `127.0.0.0/8:${server.port}`,
    env: {
      WARRAQ_UPDATES: `${server.url('/')} ${publicKey(current)} ${publicKey(reserve)}`,
      APPIMAGE: appImage,
      // Electron runs out of it, as far as anybody can see.
      APPDIR: dirname(electronPath()),
    },
  })
  const { page } = running
  await page.evaluate(() => window.reader.request.changeSettings({ welcomed: true }))
  await page.getByRole('button', { name: 'لا، حين أطلب فقط' }).click()
  await page.keyboard.press('Control+Comma')
  await page.getByRole('button', { name: 'انظر هل من نسخة جديدة' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('لم نبحث بعد.').waitFor()
  // Nobody was asked before the reader asked.
  expect(server.seen).toEqual([])
  await dialog.getByRole('button', { name: 'ابحث الآن' }).click()
  await dialog.getByText('9.0.0').waitFor()
  expect(readFileSync(appImage)).toEqual(old)
  await dialog.getByRole('button', { name: 'ثبّتها' }).click()
  await dialog.getByText('نسخة جديدة جاهزة').waitFor()
  expect(readFileSync(appImage)).toEqual(next)
  expect(readFileSync(join(folder.path, '.Warraq.AppImage.previous'))).toEqual(old)
  const ended = new Promise(done => running.app.process().once('exit', done))
  await dialog.getByRole('button', { name: 'أعد الفتح الآن' }).click()
  await ended
  await expect.poll(() => existsSync(join(folder.path, 'opened-new'))).toBe(true)
  expect(running.complaints).toEqual([])
})

test('a version that is only tried opens its store without a window, and says by its end whether it can', async () => {
  using folder = temporaryFolder()
  const ends = (profile: string) =>
    new Promise(done => {
      const args = [projectRoot, '--try-start', '--data', profile, '--disable-gpu']
      spawn(electronPath(), args, { stdio: 'ignore' }).on('exit', done)
    })
  expect(await ends(join(folder.path, 'profile'))).toBe(0)
  expect(existsSync(join(folder.path, 'profile/library.db'))).toBe(true)
  writeFileSync(join(folder.path, 'no-folder'), '')
  expect(await ends(join(folder.path, 'no-folder'))).toBe(1)
})

/** Leaves a word behind when it is opened, and none when it is only tried. */
function program(folder: string, name: string): Buffer {
  return Buffer.from(`#!/bin/sh\n[ "$1" = --try-start ] || touch '${folder}/opened-${name}'\n`)
}

function announcing(bytes: Buffer) {
  const sha512 = createHash('sha512').update(bytes).digest('hex')
  const now = Date.now()
  return {
    app: 'org.warraq.reader',
    system: `linux-${process.arch}`,
    version: '9.0.0',
    issuedAt: now,
    expiresAt: now + 86_400_000,
    revoked: [],
    files: [{ kind: 'appImage', name: NAME, size: bytes.length, sha512 }],
  }
}

function secretKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
}
