/** A profile that is moved while the app is open: case D-10. */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, temporaryFolder } from './app.ts'
import { say } from './words.ts'

test('D-10 nothing more is written, nothing is made in its place, and back at its place all is there', async () => {
  using folder = temporaryFolder()
  const profile = join(folder.path, 'profile')
  const elsewhere = join(folder.path, 'elsewhere')
  const first = await launch({ profile })
  await first.page.evaluate(() => window.reader.request.changeSettings({ welcomed: true }))
  await first.page.evaluate(() => window.reader.request.makeFolder('روايات', null))

  renameSync(profile, elsewhere)
  await first.page.getByText(say('notices.folderMoved')).waitFor()
  const refused = await first.page.evaluate(() => window.reader.request.makeFolder('أشعار', null))
  expect(refused).toMatchObject({ ok: false })
  await first.quit()
  expect(existsSync(join(profile, 'library.db'))).toBe(false)

  renameSync(elsewhere, existsSync(profile) ? join(folder.path, 'again') : profile)
  const again = await launch({
    profile: existsSync(join(profile, 'library.db')) ? profile : join(folder.path, 'again'),
  })
  const folders = await again.page.evaluate(() => window.reader.request.listFolders())
  expect(folders).toMatchObject({ ok: true, value: [{ title: 'روايات' }] })
  await again.quit()
})
