/**
 * Pictures of ours that the system draws: the icon beside the clock, and the dot over the program's. They come with the
 * app or are made here; a picture from outside is decoded where a hostile one can do nothing, and never in main.
 */

import { join } from 'node:path'
import { type NativeImage, nativeImage } from 'electron'

const ICON = join('assets', 'icon', 'warraq-256.png')
/** Pixels, of which some systems draw twice as many. */
const TRAY_SIZE = process.platform === 'darwin' ? 18 : 32
const DOT_SIZE = 16
/** Of the light accent, as Electron's bitmaps have it: blue, green, red, opacity. */
const DOT_COLOUR = [0x3f, 0x5c, 0x0f, 0xff]

export function trayIcon(builtFolder: string): NativeImage {
  const icon = nativeImage.createFromPath(join(builtFolder, '..', '..', ICON))
  return icon.resize({ width: TRAY_SIZE, height: TRAY_SIZE, quality: 'best' })
}

/** Windows lays it over the program's icon. */
export function unreadDot(): NativeImage {
  const bitmap = Buffer.alloc(DOT_SIZE * DOT_SIZE * 4)
  const middle = (DOT_SIZE - 1) / 2
  for (let pixel = 0; pixel < DOT_SIZE * DOT_SIZE; pixel++) {
    const [x, y] = [(pixel % DOT_SIZE) - middle, Math.floor(pixel / DOT_SIZE) - middle]
    if (Math.hypot(x, y) < DOT_SIZE / 2) bitmap.set(DOT_COLOUR, pixel * 4)
  }
  return nativeImage.createFromBitmap(bitmap, { width: DOT_SIZE, height: DOT_SIZE })
}
