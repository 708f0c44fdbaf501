// What a listener is told: the app through a real screen reader.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from '../e2e/app.ts'
import { LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from '../e2e/newspapers.ts'
import { say } from '../e2e/words.ts'
import { type Listener, startListener } from './listener.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let listener: Listener
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  listener = await startListener()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  const first = await start(args)
  await first.page.getByRole('option').nth(6).waitFor()
  await first.quit()
  await listener.press()
  running = await start()
})
afterAll(async () => {
  await running?.quit()
  listener?.stop()
  await newspapers?.stop()
  folder[Symbol.dispose]()
})

test('the start', async () => {
  console.log('START', await listener.hears('GPS'), await focused())
})
test('walk', async () => {
  for (const key of (process.env['EAR_KEYS'] ?? 'Down').split(' ')) {
    await listener.press(key)
    console.log(key, await listener.heard(), await focused())
  }
}, 600000)

function focused() {
  return running.page.evaluate(() => `${document.activeElement?.tagName}.${document.activeElement?.getAttribute('role')} ${document.activeElement?.getAttribute('aria-label')}`)
}

function start(args: readonly string[] = []): Promise<RunningApp> {
  return launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args, env: listener.env })
}
