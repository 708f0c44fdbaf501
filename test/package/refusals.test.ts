// What ships can be made to do nothing for whoever starts it with other arguments, in another environment.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, openDesktop } from './desktop.ts'
import { shippedFolder } from './made.ts'

let desktop: Desktop
beforeAll(async () => {
  desktop = await openDesktop()
})
afterAll(() => desktop.close())

const ARGUMENTS = ['--disable-gpu']
const program = () => join(shippedFolder(), 'warraq')

/** What it says until its window is there, or it has ended. */
async function saidBy(args: readonly string[], env: Readonly<Record<string, string>>) {
  const profile = join(desktop.home, String(Math.random()).slice(2))
  const child = desktop.start(program(), ['--data', profile, ...ARGUMENTS, ...args], env)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (said += data))
  await expect.poll(() => child.exitCode !== null || desktop.windows().length > 0, { timeout: 60_000 }).toBe(true)
  const code = child.exitCode
  if (code === null) {
    child.kill()
    await new Promise(done => child.once('close', done))
  }
  return { said, code }
}

describe('E-24', () => {
  test('opens for no debugger', async () => {
    const address = '127.0.0.1:0'
    const env = { NODE_OPTIONS: `--inspect=${address}` }
    const { said, code } = await saidBy([`--inspect=${address}`, `--inspect-brk=${address}`], env)
    expect(said).not.toContain('Debugger listening')
    expect(code).toBeNull()
  })

  test('is no Node', async () => {
    const { said } = await saidBy(['-e', 'console.log(6 * 7, "is Node")'], { ELECTRON_RUN_AS_NODE: '1' })
    expect(said).not.toContain('is Node')
  })

  test.each(['--remote-debugging-port=0', '--remote-debugging-pipe'])('ends under %s', async argument => {
    expect((await saidBy([argument], {})).code).toBe(1)
  })
})
