/**
 * One question to the session's bus, where programs of a Linux desktop find each other (D-Bus specification 0.43). A
 * library for all of D-Bus would be larger than the rest of this room; asked is one property, and nothing is offered.
 */

import { connect } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A property of an object on the bus. */
export interface BusProperty {
  readonly service: string
  readonly path: string
  readonly of: string
  readonly name: string
}

const LONGEST_WAIT = 2000
const MOST_BYTES = 100_000
const CALL = 1
const ANSWER = 2
const REFUSAL = 3
/** Nobody is started only because we ask. */
const NO_AUTO_START = 2

/** False where there is no bus, nobody who answers, or another answer than true. Never rejects. */
export function isTrueOnBus(
  property: BusProperty,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(addressOfBus(environment))
    const end = (isTrue: boolean) => {
      socket.destroy()
      resolve(isTrue)
    }
    let received: Buffer<ArrayBufferLike> = Buffer.alloc(0)
    let isLetIn = false
    let answers = 0

    socket.setTimeout(LONGEST_WAIT, () => end(false))
    socket.on('error', () => end(false))
    socket.on('close', () => end(false))
    socket.on('connect', () => socket.write(`\0AUTH EXTERNAL ${hexOf(String(process.getuid?.() ?? 0))}\r\n`))
    socket.on('data', bytes => {
      received = Buffer.concat([received, bytes])
      if (received.length > MOST_BYTES) return end(false)
      if (!isLetIn) {
        const line = received.indexOf('\r\n')
        if (line < 0) return
        if (!received.toString('latin1', 0, line).startsWith('OK ')) return end(false)
        received = received.subarray(line + 2)
        isLetIn = true
        socket.write('BEGIN\r\n')
        socket.write(Buffer.concat([hello(), question(property)]))
      }
      for (let message = messageIn(received); message; message = messageIn(received)) {
        received = received.subarray(message.length)
        if (message.type !== ANSWER && message.type !== REFUSAL) continue
        answers += 1
        // The bus answers in the order in which it was asked; its first answer is to the greeting.
        if (answers === 2) return end(message.type === ANSWER && isTrueVariant(message))
      }
    })
  })
}

interface Message {
  readonly type: number
  readonly isLittle: boolean
  readonly body: Buffer
  readonly length: number
}

/** The first message of these bytes; null: it is not all there yet. */
function messageIn(bytes: Buffer): Message | null {
  if (bytes.length < 16) return null
  const isLittle = bytes[0] === 0x6c
  const number = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const start = 16 + padded(number(12), 8)
  const length = start + number(4)
  if (bytes.length < length) return null
  return { type: bytes[1] ?? 0, isLittle, body: bytes.subarray(start, length), length }
}

/** A variant that holds a boolean: its signature `b` with length and end, then 32 bits at a multiple of four. */
function isTrueVariant({ body, isLittle }: Message): boolean {
  if (body.length !== 8 || body[0] !== 1 || body[1] !== 0x62) return false
  return (isLittle ? body.readUInt32LE(4) : body.readUInt32BE(4)) === 1
}

function hello(): Buffer {
  const bus = 'org.freedesktop.DBus'
  return call(1, { service: bus, path: '/org/freedesktop/DBus', of: bus, name: 'Hello' }, [])
}

function question({ service, path, of, name }: BusProperty): Buffer {
  return call(2, { service, path, of: 'org.freedesktop.DBus.Properties', name: 'Get' }, [of, name])
}

function call(serial: number, { service, path, of, name }: BusProperty, texts: readonly string[]): Buffer {
  const body = joined(texts.map(textOf), 4)
  // Path, interface, member, destination, and of what kind the arguments are.
  const fields = [field(1, 'o', path), field(2, 's', of), field(3, 's', name), field(6, 's', service)]
  if (texts.length > 0) fields.push(Buffer.concat([fieldHead(8, 'g'), signatureOf('s'.repeat(texts.length))]))
  const described = joined(fields, 8)
  const head = Buffer.alloc(16)
  head.set([0x6c, CALL, NO_AUTO_START, 1])
  head.writeUInt32LE(body.length, 4)
  head.writeUInt32LE(serial, 8)
  head.writeUInt32LE(described.length, 12)
  return Buffer.concat([aligned(Buffer.concat([head, described]), 8), body])
}

function field(code: number, kind: 'o' | 's', text: string): Buffer {
  return Buffer.concat([fieldHead(code, kind), textOf(text)])
}

function fieldHead(code: number, kind: string): Buffer {
  return Buffer.concat([Buffer.from([code]), signatureOf(kind)])
}

function signatureOf(kinds: string): Buffer {
  return Buffer.from(`${String.fromCharCode(kinds.length)}${kinds}\0`, 'latin1')
}

function textOf(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes, Buffer.alloc(1)])
}

/** Each at a multiple of so many bytes; nothing follows the last. */
function joined(parts: readonly Buffer[], to: number): Buffer {
  return Buffer.concat(parts.map((part, place) => (place < parts.length - 1 ? aligned(part, to) : part)))
}

function aligned(bytes: Buffer, to: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length, to) - bytes.length)])
}

function padded(length: number, to: number): number {
  return Math.ceil(length / to) * to
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}

/** A socket with a name in the file system, or one of Linux's abstract ones; several may be given, the first counts. */
function addressOfBus(environment: Readonly<Record<string, string | undefined>>): string {
  const given = /(?:^|;)unix:(path|abstract)=([^,;]+)/.exec(environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  if (given) return `${given[1] === 'abstract' ? '\0' : ''}${decodeURIComponent(given[2] ?? '')}`
  return join(environment['XDG_RUNTIME_DIR'] || homedir(), 'bus')
}
