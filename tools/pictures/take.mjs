// Takes the pictures, one roll after the other. Runs as an ordinary user: `take.mjs FOLDER [ROLL,ROLL]`.
import { takeDesktop } from './desktop.mjs'
import { takeFarm } from './farm.mjs'
import { takeFront } from './front.mjs'
import { takeOdd } from './odd.mjs'
import { takeSample, takeWelcome, takeZoomed } from './sample.mjs'
import { takeScreens } from './screens.mjs'
import { takeSearch } from './search.mjs'
import { takeShelf } from './shelf.mjs'
import { takeUpdates } from './updates.mjs'
import { takeWatches } from './watches.mjs'

const ROLLS = {
  welcome: takeWelcome,
  front: takeFront,
  sample: takeSample,
  zoom: takeZoomed,
  screens: takeScreens,
  search: takeSearch,
  watches: takeWatches,
  shelf: takeShelf,
  desktop: takeDesktop,
  updates: takeUpdates,
  odd: takeOdd,
  farm: takeFarm,
}

const [, , folder, only] = process.argv
const wanted = only ? only.split(',') : Object.keys(ROLLS)
const unknown = wanted.filter(name => !(name in ROLLS))
if (unknown.length > 0)
  throw new Error(`no roll named ${unknown.join(', ')}; there are ${Object.keys(ROLLS).join(', ')}`)
for (const name of wanted) await ROLLS[name](folder)
