// The least that a sandboxed Electron window can be: the yardstick for launch and memory.
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

app.enableSandbox()
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } })
  return window.loadFile(join(import.meta.dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
