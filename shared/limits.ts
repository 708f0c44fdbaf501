/** How much of anything that comes from outside is taken. What only the network or one format limits stands there. */

import { MIB } from './units.ts'

/** Characters of a name that a reader gives: of a newspaper, a section. */
export const LONGEST_NAME = 200
/** A page that the reader saved to a file, chosen or dropped: browsers put its pictures into it. Bytes. */
export const LARGEST_PAGE_FILE = 25 * MIB
/** A list of newspapers, chosen or dropped. Bytes. */
export const LARGEST_OPML_FILE = 20 * MIB
/** Of a list of saved articles, some of which hold all their texts. */
export const LARGEST_COLLECTION_FILE = 60 * MIB
/** Of another program's database, which holds far more than is taken out of it; its log has as much beside it. */
export const LARGEST_FOREIGN_DATABASE = 1024 * MIB
