// Opens the window of another app and works in its page from within: a debugger beside it would be measured too.
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { app } from 'electron'

/** What an opened window, or a finished step, still has to do. */
const SETTLED = 3000

const { entry, steps, answer } = JSON.parse(readFileSync(process.env.WARRAQ_ALONE, 'utf8'))

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', async () => {
    const found = await work(window.webContents).catch(error => ({ error: String(error) }))
    writeFileSync(answer, JSON.stringify(found))
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
