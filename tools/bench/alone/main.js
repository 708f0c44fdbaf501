// Opens the window of another app and works in its page from within: a debugger beside it would be measured too.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { app } from 'electron'

/** What an opened window, or a finished step, still has to do. */
const SETTLED = 3000

/** `seen`: the file that whoever asked makes when the window may close; null: it may at once. */
const { entry, steps, answer, seen } = JSON.parse(readFileSync(process.env.WARRAQ_ALONE, 'utf8'))

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', async () => {
    const found = await work(window.webContents).catch(error => ({ error: String(error) }))
    writeFileSync(answer, JSON.stringify(found))
    while (seen && !existsSync(seen)) await sleep(100)
    app.quit()
  })
})

async function work(page) {
  let value = null
  for (const step of steps) {
    await sleep(SETTLED)
    value = await page.executeJavaScript(step)
  }
  return { value }
}

await import(entry)
