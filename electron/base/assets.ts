/** What comes with the app as it is: the folder beside dist/, in the project as in a package. */

import { join } from 'node:path'

export interface Assets {
  readonly catalogueFile: string
  readonly sampleFolder: string
}

export function assetsBeside(builtFolder: string): Assets {
  const folder = join(builtFolder, '..', '..', 'assets')
  return { catalogueFile: join(folder, 'catalogue.json'), sampleFolder: join(folder, 'sample') }
}
