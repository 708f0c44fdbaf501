import { expect, test } from 'vitest'
import { proxyAddress } from '../../electron/network/proxy.ts'
import { launch, temporaryFolder, writeOpml } from './app.ts'
import { openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

async function launchInSync(folder: string) {
  const newspapers = await openNewspapers()
  newspapers.delay = 1500
  const args = ['--import', writeOpml(folder, newspapers.opml)]
  const running = await launch({ profile: `${folder}/profile`, allow: newspapers.allow, args })
  await running.page.getByText(say('sync.feeds', { done: 1, total: 4 })).waitFor()
  return { newspapers, running }
}

test('N-16 the computer falls asleep during a sync: nothing more is asked, and after waking everything works', async () => {
  using folder = temporaryFolder()
  const { newspapers, running } = await launchInSync(folder.path)
  try {
    await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await running.page.getByRole('button', { name: say('sync.startTitle') }).waitFor()
    // The window of a test stays awake and wants its pictures; a sleeping one draws nothing.
    const feedsAsked = () => newspapers.asked.filter(path => /\.(rss|rdf|atom|json)$/.test(path))
    const before = feedsAsked()
    // Nothing comes for a while: the next newspaper would be asked after a second of rest.
    await running.page.waitForTimeout(3000)
    expect(feedsAsked()).toEqual(before)

    newspapers.delay = 0
    await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    // By hand nobody is asked twice within a minute; those that had no turn yet are asked now.
    await running.page.getByRole('button', { name: say('sync.startTitle') }).click()
    await expect.poll(() => running.page.getByRole('option').count(), { timeout: 45_000 }).toBe(7)
  } finally {
    await running.quit()
    await newspapers.stop()
  }
})

test('N-19 the app is gone when it is quit in the middle of a sync, and waits for no newspaper', async () => {
  using folder = temporaryFolder()
  const { newspapers, running } = await launchInSync(folder.path)
  try {
    // From here on no newspaper answers for as long as the test may take.
    newspapers.delay = 3_600_000
    const gone = new Promise(done => running.app.process().once('exit', done))
    await running.app.evaluate(({ app }) => app.quit()).catch(() => {})
    await gone
  } finally {
    await newspapers.stop()
  }
})

test('S-19 the browser in us says which proxy the system names, in words that we read', async () => {
  using folder = temporaryFolder()
  const running = await launch({ profile: `${folder.path}/profile` })
  try {
    const answer = await running.app.evaluate(async ({ session }) => {
      const asked = session.fromPartition('system-proxy')
      await asked.setProxy({ proxyRules: 'https=proxy.example:8080' })
      return [await asked.resolveProxy('https://news.example'), await asked.resolveProxy('http://127.0.0.1')]
    })
    expect(answer.map(proxyAddress)).toEqual(['http://proxy.example:8080', null])
  } finally {
    await running.quit()
  }
})
