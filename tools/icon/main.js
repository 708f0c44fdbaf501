// Draws the icon at every size with Chromium's own renderer, into the folder that WARRAQ_ICON_FOLDER names.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const folder = process.env.WARRAQ_ICON_FOLDER ?? ''
const svg = readFileSync(join(import.meta.dirname, '../../assets/icon/warraq.svg'), 'utf8')

/** Runs in the page. */
const draw = async (source, size) => {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
  image.width = image.height = size
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  canvas.getContext('2d').drawImage(image, 0, 0, size, size)
  return canvas.toDataURL('image/png').split(',')[1]
}

async function drawAll() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  await window.loadURL('data:text/html,<title>icon</title>')
  for (const size of SIZES) {
    const png = await window.webContents.executeJavaScript(`(${draw})(${JSON.stringify(svg)}, ${size})`)
    writeFileSync(join(folder, `warraq-${size}.png`), Buffer.from(png, 'base64'))
  }
}

// Not awaited here: Electron is ready only after this module has been read.
app
  .whenReady()
  .then(drawAll)
  .catch(error => console.error(error))
  .finally(() => app.quit())
