/**
 * Which addresses name one picture: what a resizer's address leads to, without the size. Only what is known to be about
 * the size is left out. Two pictures with one file name, in other folders or with another number in the query, are two.
 */

import { fileNameIn, partsOf } from './markup.ts'

export function isSamePicture(one: string, other: string): boolean {
  return one === other || identityOf(one) === identityOf(other)
}

/** Resizers that fetch through resizers. */
const MOST_WRAPPERS = 4

/** Name that all sizes of one picture have in common, made from an absolute address. Not an address any more. */
export function identityOf(address: string): string {
  let inner = address
  for (let wrapper = 0; wrapper < MOST_WRAPPERS; wrapper++) {
    const unwrapped = insideOf(inner)
    if (unwrapped === null) break
    inner = unwrapped
  }
  const parts = partsOf(inner)
  if (!parts) return inner
  const known = knownPlace(parts.host, parts.path)
  if (known !== null) return known
  const file = fileWithoutSize(fileNameIn(parts.path))
  const folder = folderWithoutSize(parts.path.slice(0, parts.path.lastIndexOf('/') + 1))
  return `${parts.host.replace(/^www\./, '')}${readable(folder + file)}${queryWithoutSize(parts.search, isFile(file))}`
}

/** `/https://host/…` and `/https%3A%2F%2Fhost…` at the end of a resizer's path, also with one slash lost. */
const ADDRESS_IN_PATH = /\/(https?)(?::|%3a)(?:\/{1,2}|(?:%2f){1,2})(?=[^/])/gi
/** `/unsafe/300x200/smart/host.example/…`. */
const HOST_OF_THUMBOR = /\/unsafe\/(?:[^/]{1,80}\/){0,6}?((?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}\/.{1,4000})$/i
const ADDRESS_IN_QUERY = /(?:^|&)(?:url|src|href|image|img|imageurl)=([^&]{1,4000})/i
const RESIZER =
  /\/_next\/image\/?$|\/_vercel\/image\/?$|\/_image\/?$|\/\.netlify\/images\/?$|\/(?:tim)?thumb\.php$|\/(?:resize|image|img|photo|picture|thumbnail|safe_image|proxy)(?:\.php|\.as[hp]x)?\/?$/i
const OF_WORDPRESS = /^i\d\.wp\.com$/
const OF_WESERV = /^(?:images\.weserv\.nl|wsrv\.nl)$/
const OF_CLOUDFLARE = /^\/cdn-cgi\/image\/[^/]{1,400}(\/.{1,4000})$/
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)$/i

/** What the address of a resizer leads to; null for any other. */
function insideOf(address: string): string | null {
  const { host, path, search } = partsOf(address) ?? { host: '', path: '', search: '' }
  const query = search === '' ? '' : `?${search}`
  if (OF_WORDPRESS.test(host)) return `https:/${path}`
  const last = [...path.matchAll(ADDRESS_IN_PATH)].at(-1)
  if (last) {
    const rest = path.slice(last.index + last[0].length)
    return `${last[1]}://${last[0].includes('%') ? decoded(rest) : rest + query}`
  }
  const [, behind] = OF_CLOUDFLARE.exec(path) ?? []
  if (behind !== undefined) return `https://${host}${behind}${query}`
  const [, thumbored] = HOST_OF_THUMBOR.exec(decoded(path)) ?? []
  if (thumbored !== undefined) return `https://${thumbored}`
  const [, asked] = ADDRESS_IN_QUERY.exec(search) ?? []
  return asked === undefined ? null : insideQuery(decoded(asked), host, path)
}

/** A page that shares another one has an address in its query too: only a resizer, or what asks for a picture file. */
function insideQuery(asked: string, host: string, path: string): string | null {
  const isResizer = OF_WESERV.test(host) || RESIZER.test(path)
  const absolute = asked.startsWith('//') ? `https:${asked}` : asked
  const parts = partsOf(absolute)
  if (parts) return isResizer || PICTURE_FILE.test(parts.path) ? absolute : null
  if (!isResizer || !PICTURE_FILE.test(asked.split('?', 1)[0] ?? '')) return null
  if (OF_WESERV.test(host)) return `https://${asked.replace(/^ssl:/, '')}`
  return asked.startsWith('/') ? `https://${host}${asked}` : `https://${host}/${asked}`
}

const OF_YOUTUBE = /^(?:i\d?\.ytimg\.com|img\.youtube\.com)$/
const FRAME_OF_YOUTUBE = /^\/(?:vi|vi_webp|an_webp)\/([\w-]{6,20})\/(?:(?:maxres|sd|hq|mq)?default|hq720|0)\.\w{3,4}$/
const OF_FLICKR = /^(?:live|farm\d{1,2})\.static\.?flickr\.com$/
const OF_WIKIMEDIA = /^upload\.wikimedia\.org$/
const OF_BBC = /^ichef\.bbci\.co\.uk$/

/** Sites with rules of their own. */
function knownPlace(host: string, path: string): string | null {
  const [, film] = OF_YOUTUBE.test(host) ? (FRAME_OF_YOUTUBE.exec(path) ?? []) : []
  if (film !== undefined) return `youtube/${film}`
  if (OF_FLICKR.test(host)) return `flickr${path.replace(/_[sqtmnwzcbhko](?=\.\w{3,4}$)/, '')}`
  if (OF_BBC.test(host))
    return `bbc${path.replace(/^\/(news|ace\/\w{1,20}|images\/ic)\/\d{2,4}(?:x(?:n|\d{2,4}))?\//, '/$1/')}`
  if (OF_WIKIMEDIA.test(host))
    return `wikimedia${readable(path.replace(/^(\/.{1,40})\/thumb(\/.{1,400})\/[^/]{0,40}\d{2,4}px-[^/]+$/, '$1$2'))}`
  return null
}

const SIZES_BEFORE_ENDING =
  /(?:[-_]\d{2,4}x\d{2,4}(?:_c)?|-scaled|-rotated|-e\d{10,13}|@[23]x|[-_](?:thumb|thumbnail|small|medium|large|original))(?=\.\w{2,5}$)/i
const MOST_SUFFIXES = 4

/** `port-scaled-1024x683.jpg` → `port.jpg`; the name itself stays, whatever it is. */
function fileWithoutSize(written: string): string {
  let file = written
    .replace(/(\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i, '$1')
    .replace(/=[swh]\d{1,4}(?:-[a-z\d]{1,8}){0,6}$/, '')
  for (let suffix = 0; suffix < MOST_SUFFIXES; suffix++) {
    const shorter = file.replace(SIZES_BEFORE_ENDING, '')
    if (shorter === file || shorter.startsWith('.')) break
    file = shorter
  }
  return file
}

/** Of Cloudinary and its like: what is done to the picture, each step named by a letter. */
const STEP =
  '(?:[wh]_(?:\\d{2,4}|auto)|c_[a-z_]{2,12}|q_(?:auto(?::\\w{2,8})?|\\d{1,3})|f_[a-z]{3,4}|g_[a-z_]{3,20}|dpr_[\\d.]{1,4})'
const SIZE = [
  '\\d{2,4}x\\d{0,4}',
  '[wh]\\d{2,4}(?:-?h\\d{2,4})?',
  // As Blogger writes it: a season of a series has a smaller number.
  's(?:0|72|94|1\\d{2}|200|220|288|320|400|512|576|640|720|800|912|1\\d{3}|2048)(?:-[a-z\\d]{1,6}){0,4}|s\\d{2}-c',
  `${STEP}(?:,(?:${STEP}|[a-z]{1,3}_[^,/]{1,40})){0,12}`,
  '(?:width|height|quality|fit|format)=[^/]{1,200}',
  'fit-in|resize|smart|thumbs?|thumbnails?|small|medium|large|originals?',
].join('|')
const SIZE_FOLDER = new RegExp(`^(?:${SIZE})$`, 'i')

function folderWithoutSize(folder: string): string {
  const names = folder
    .replace(/\/styles\/[\w-]{1,60}\/public\//, '/')
    .split('/')
    .filter(name => name !== '' && !SIZE_FOLDER.test(name))
  return `/${names.map(name => `${name}/`).join('')}`
}

const NUMBERS =
  /^(?:(?:w|h|width|height|wid|hei|max-?w(?:idth)?|max-?h(?:eight)?|im(?:width|height)|dpr)=\d{1,5}(?:\.\d{1,3})?(?:px)?|(?:q|quality|zoom)=\d{1,3}|(?:resize|fit|size|crop|rect)=\d[\d.,:x%c]{1,60})$/i
const WORDS =
  /^(?:fit|crop|size|mode|resize|quality)=(?:auto|crop|clip|cover|contain|max|min|scale|fill|bounds|inside|outside|smart|faces|entropy|small|medium|large|thumb|full|high|low)(?:(?:,|%2c)\w{1,12}){0,2}$/i
const FORMATS =
  /^(?:format|fm|auto|output|f)=(?:auto|webp|avif|p?jpe?g|png|gif|compress|format|pjpg)(?:(?:,|%2c)(?:webp|avif|format|compress)){0,3}$/i
/** Of a file: which copy of it, and that whoever asks may have this size. A program may mean something by them. */
const COPIES = /^(?:(?:v|ver|version|t|ts|itok|ssl|strip|cb|_|sharp|enable|upscale|optimize)=|s=[\da-f]{32,64}$)/i

function queryWithoutSize(search: string, isOfFile: boolean): string {
  const kept = search.split('&').filter(part => part !== '' && !isOfSize(part) && !(isOfFile && COPIES.test(part)))
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}

function isOfSize(part: string): boolean {
  return NUMBERS.test(part) || WORDS.test(part) || FORMATS.test(part)
}

function isFile(name: string): boolean {
  return PICTURE_FILE.test(name)
}

function readable(path: string): string {
  return decoded(path).normalize('NFC')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign of its own: the address stays as it is written.
    return text
  }
}
