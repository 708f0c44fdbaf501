import { MessageChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Port, serve } from '../../electron/processes/port.ts'

interface Service {
  double(value: number): number
  nothing(): void
}

function channel(): { near: Port; far: Port } {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const portOf = (port: typeof port1): Port => ({
    post: message => port.postMessage(message),
    listen: listener => port.on('message', listener),
  })
  return { near: portOf(port1), far: portOf(port2) }
}

test('a method that nobody answers is refused, not answered with nothing', async () => {
  const { near, far } = channel()
  serve<Service>(far, { double: value => value * 2, nothing: () => {} })
  const { remote } = connect<Service & { missing(): void }>(near)

  expect(await remote.double(21)).toBe(42)
  expect(await remote.nothing()).toBeUndefined()
  await expect(remote.missing()).rejects.toThrow('There is no method missing.')
})

test('what is asked before anybody listens is answered when somebody does', async () => {
  const { near, far } = channel()
  const { remote } = connect<Service>(near)
  const early = remote.double(4)

  serve<Service>(far, { double: value => value * 2, nothing: () => {} })

  expect(await early).toBe(8)
})
