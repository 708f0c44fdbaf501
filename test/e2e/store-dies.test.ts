// The store's thread is gone: it is started again, and where that does not help the reader is told.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const REMEMBERING = ['-r', join(import.meta.dirname, 'threads.cjs')]

test('A5 the store dies: the window goes on, and the fourth time the reader is told', async () => {
  using folder = temporaryFolder()
  const newspapers = await openNewspapers()
  const running = await launch({
    profile: join(folder.path, 'profile'),
    allow: newspapers.allow,
    before: REMEMBERING,
    args: ['--import', writeOpml(folder.path, newspapers.opml)],
  })
  const { page } = running
  try {
    await expect.poll(() => page.getByRole('option').count()).toBe(7)
    await page.getByRole('button', { name: say('sync.startTitle') }).waitFor()
    const ref = await page.getByRole('option', { name: VOWELLED }).getAttribute('data-ref')

    for (let time = 1; time <= 3; time++) {
      await endStore(running)
      const answers = await page.evaluate(async article => {
        const { request } = window.reader
        const kept = await request.bookmark(article as `article:${number}`)
        return [kept.ok, await request.readLibrary()]
      }, ref)
      expect(answers).toMatchObject([true, { ok: true, value: { bookmarks: 1 } }])
    }
    const told = page.getByText(say('notices.storeStopped'))
    expect(await told.count()).toBe(0)
    await endStore(running)
    await told.first().waitFor()
    const refused = await page.evaluate(() => window.reader.request.readLibrary())
    expect(refused).toMatchObject({ ok: false, code: 'storeStopped' })
  } finally {
    await running.quit()
    await newspapers.stop()
  }
})

/** Every thread that the app has is the store’s. */
async function endStore({ app }: RunningApp): Promise<void> {
  await app.evaluate(async () => {
    const threads = Reflect.get(globalThis, 'threads') as { terminate(): Promise<number>; threadId: number }[]
    for (const thread of threads.splice(0)) await thread.terminate()
  })
}
