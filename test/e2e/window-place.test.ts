import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronPath, launch, projectRoot, type RunningApp, temporaryFolder } from './app.ts'

const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
let running: RunningApp

/** Saved on a screen that is not there any more. */
const FAR = { x: 6200, y: 4100, width: 900, height: 600 }

beforeAll(async () => {
  mkdirSync(profile)
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ window: { ...FAR, maximized: false } }))
  running = await launch({ profile })
  await running.page.getByRole('main').waitFor()
})
afterAll(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

/** How much of the window's upper edge is on a screen, in pixels. */
function barInSight(): Promise<number> {
  return running.app.evaluate(({ BrowserWindow, screen }) => {
    const { x = 0, y = 0, width = 0 } = BrowserWindow.getAllWindows()[0]?.getBounds() ?? {}
    const parts = screen.getAllDisplays().map(({ workArea: area }) => {
      const isAcross = y >= area.y && y < area.y + area.height - 16
      return isAcross ? Math.min(x + width, area.x + area.width) - Math.max(x, area.x) : 0
    })
    return Math.max(...parts)
  })
}

async function sendAway(): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, far) => BrowserWindow.getAllWindows()[0]?.setBounds(far), FAR)
  await expect.poll(barInSight).toBeLessThanOrEqual(0)
}

test('a window that was left on a screen that is gone opens where it can be seen', async () => {
  expect(await barInSight()).toBeGreaterThan(500)
})

test('a second start brings it back from where nobody sees it', async () => {
  await sendAway()
  const second = spawn(electronPath(), [projectRoot, '--data', profile, '--disable-gpu'], { stdio: 'ignore' })
  await new Promise(ended => second.once('exit', ended))
  await expect.poll(barInSight, { timeout: 10_000 }).toBeGreaterThan(500)
})

test('it comes along when its screen is taken away', async () => {
  await sendAway()
  await running.app.evaluate(({ screen }) => screen.emit('display-removed', {}, screen.getPrimaryDisplay()))
  await expect.poll(barInSight).toBeGreaterThan(500)
})

test('whoever leaves by a key finds the window as it was', async () => {
  const OWN = { x: 60, y: 40, width: 1000, height: 640 }
  const bounds = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await running.app.evaluate(({ BrowserWindow }, own) => BrowserWindow.getAllWindows()[0]?.setBounds(own), OWN)
  await expect.poll(bounds).toEqual(OWN)
  await running.quit()
  running = await launch({ profile })
  expect(await bounds()).toEqual(OWN)
})
