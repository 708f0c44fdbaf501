/** Walls that want proof that a person is asking: named, so that the reader is not told that the feed is broken. */

type Headers = Readonly<Record<string, string>>

/** What the pages of such walls hold, and other pages hardly. */
const MARKS = [
  'challenge-platform',
  '/cdn-cgi/challenge',
  'cf-chl-',
  '<title>Just a moment...</title>',
  'Attention Required! | Cloudflare',
]

/** Whether the body is worth a look: walls say what they are in the head, except for older pages of Cloudflare. */
export function mayBeRobotCheck(status: number, headers: Headers): boolean {
  const server = headers['server'] ?? ''
  return (status === 403 || status === 503 || status === 429) && /cloudflare/i.test(server) && isPage(headers)
}

export function isRobotCheck(headers: Headers, body: Uint8Array | null): boolean {
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  if (headers['cf-mitigated'] === 'challenge' || headers['x-datadome'] !== undefined) return true
  const bytes = Buffer.from(body ?? [])
  return MARKS.some(mark => bytes.includes(mark))
}

function isPage(headers: Headers): boolean {
  return (headers['content-type'] ?? '').includes('html')
}
