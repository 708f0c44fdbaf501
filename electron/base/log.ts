/**
 * The only way to the console. What a newspaper wrote may be part of an error's message: there, what turns a line around
 * or begins a new one is written out, so that a log says what happened and nothing else.
 */

/** `what` was going on. What is wrong with the caller's own work is known by its stack. */
export function complain(what: string, error: unknown): void {
  console.error(`${what}: ${describe(error)}`)
}

/** Controls, ends of lines, marks and joiners that nobody sees, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** `\u202E` stands for what it names. */
export function visible(text: string): string {
  return text.replace(UNSEEN, character => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase() ?? ''
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
  })
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return visible(String(error))
  const cause = error.cause === undefined ? '' : `\n  because of ${describe(error.cause)}`
  return `${visible(String(error))}${framesOf(error)}${cause}`
}

/** Every stack begins with the message, in which a line may look like one of these. */
function framesOf({ stack = '', message }: Error): string {
  const messageAt = stack.indexOf(message)
  if (messageAt === -1) return ''
  const lines = stack.slice(messageAt + message.length).split('\n')
  const frames = lines.filter(line => /^ {4}at /.test(line))
  return frames.map(line => `\n    ${visible(line.trim())}`).join('')
}
