// node tools/draw-sample.mjs: draws the sample edition's pictures anew: assets/sample/drawings/*.svg → pictures/*.webp.
// Needs a Chromium (CHROMIUM=PATH, or the system's): it has the fonts and writes WebP. Run by hand when a drawing changes.
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './places.mjs'
import { prepareNode } from './prepare.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool, say } from './say.mjs'

const WIDTH = 960
const HEIGHT = 640
const QUALITY = 0.82
const sample = join(projectRoot, 'assets', 'sample')
const fonts = join(projectRoot, 'node_modules', '@fontsource-variable', 'readex-pro', 'files')
const ownPath = fileURLToPath(import.meta.url)
const [, started, folder] = process.argv

if (started === ownPath) await runTool(() => (folder ? drawAll(folder) : drawAsOrdinaryUser()))

/** The browser is sandboxed, which it refuses to root; what it draws into a folder of its own is then copied. */
async function drawAsOrdinaryUser() {
  const drawn = await mkdtemp(join(tmpdir(), 'warraq-drawings-'))
  try {
    await chmod(drawn, 0o777)
    const code = await runWithWindows(await prepareNode(), [ownPath, drawn], { home: 'fresh', cwd: projectRoot })
    if (code !== 0) return code
    for (const name of await readdir(drawn)) await copyFile(join(drawn, name), join(sample, 'pictures', name))
    return 0
  } finally {
    await rm(drawn, { recursive: true, force: true })
  }
}

async function drawAll(target) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: true,
  })
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
  const faces = await fontFaces()
  for (const name of await readdir(join(sample, 'drawings'))) {
    const svg = await readFile(join(sample, 'drawings', name), 'utf8')
    await page.setContent(`<style>${faces} body { margin: 0 } svg { display: block }</style>${svg}`)
    await page.evaluate(() => document.fonts.ready)
    const webp = await asWebp(page, await page.screenshot({ type: 'png' }))
    await writeFile(join(target, name.replace('.svg', '.webp')), webp)
    say(`${name}: ${webp.length} bytes`)
  }
  await browser.close()
  return 0
}

async function fontFaces() {
  const face = async (script, range) => {
    const file = await readFile(join(fonts, `readex-pro-${script}-wght-normal.woff2`), 'base64')
    const source = `url(data:font/woff2;base64,${file}) format('woff2')`
    return `@font-face { font-family: 'Readex Pro Variable'; font-weight: 160 700; src: ${source}; unicode-range: ${range} }`
  }
  return `${await face('arabic', 'U+0600-06FF, U+FB50-FEFC')} ${await face('latin', 'U+0000-00FF')}`
}

async function asWebp(page, png) {
  const encoded = await page.evaluate(
    async ([base64, quality]) => {
      const picture = new Image()
      picture.src = `data:image/png;base64,${base64}`
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = picture.naturalWidth
      canvas.height = picture.naturalHeight
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      return canvas.toDataURL('image/webp', quality)
    },
    [png.toString('base64'), QUALITY],
  )
  return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64')
}
