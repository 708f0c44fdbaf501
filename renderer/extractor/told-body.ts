// The text that a page tells machines (schema.org `articleBody`), where it shows none itself or only a beginning.

const BODY = /"articleBody"\s*:\s*"((?:[^"\\]|\\[\s\S]){40,})"/g
const LONGEST = 1_000_000
const MOST = 200

/** As paragraphs; those of a live blog follow each other. null where nothing is told. */
export function toldBody(document: Document): Element | null {
  const bodies: string[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const [, written = ''] of script.textContent.slice(0, LONGEST).matchAll(BODY)) {
      if (bodies.length < MOST) bodies.push(read(written))
    }
  }
  const lines = [...new Set(bodies)].flatMap(text => text.split('\n')).map(line => line.replace(/\s+/g, ' ').trim())
  const paragraphs = lines.filter(line => line !== '')
  if (paragraphs.length === 0) return null
  const content = document.createElement('div')
  for (const line of paragraphs) {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    content.append(paragraph)
  }
  return content
}

/** A JSON string, in which sites leave line breaks as they are, and markup as text. */
function read(written: string): string {
  const text = unquoted(written)
  if (!/<\/?[a-z]|&[a-z#\d]{2,9};/i.test(text)) return text
  const { body } = new DOMParser().parseFromString(
    text.replace(/<(?:\/p|br\s*\/?|\/div|\/li|\/h\d)>/gi, '$&\n'),
    'text/html',
  )
  return body.textContent
}

function unquoted(written: string): string {
  try {
    return String(JSON.parse(`"${written.replace(/[\n\r\t]/g, sign => JSON.stringify(sign).slice(1, -1))}"`))
  } catch {
    // An escape that is none: what is readable stays readable.
    return written.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')
  }
}
