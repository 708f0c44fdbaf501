#!/usr/bin/env node
// Starts the packaged twin in such a way that Playwright can drive it: takes the place of Electron in WARRAQ_ELECTRON, and
// starts what WARRAQ_TWIN names.
//
// Playwright insists on --remote-debugging-port, which the packaged app refuses, and rightly. The twin listens to Node's
// debugger, its one difference: through that, Chromium is given the switch before it looks, and the app never sees it.
// Nothing that ships can be spoken to like that.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const OPEN = "process._linkedBinding('electron_common_command_line').appendSwitch('remote-debugging-port', '0')"
const NODE_LISTENS = /^Debugger listening on (ws:\S+)/
const CHROMIUM_LISTENS = /^DevTools listening/
/** On a machine that is very busy the window may come first. */
const PATIENCE = 20_000

const refused = /^--remote-debugging-port/
const args = process.argv
  .slice(2)
  .filter(argument => !refused.test(argument) && argument !== process.env.WARRAQ_PROJECT)

startTwin()

function startTwin() {
  const child = spawn(process.env.WARRAQ_TWIN, args, { stdio: ['inherit', 'inherit', 'pipe'] })
  const end = () => child.kill('SIGTERM')
  process.on('SIGTERM', end)
  // A mistake in here leaves no window behind.
  process.once('exit', () => child.kill('SIGKILL'))
  let said = ''
  let isAnotherStarted = false
  const again = setTimeout(() => {
    isAnotherStarted = true
    child.once('exit', startTwin).kill('SIGKILL')
  }, PATIENCE)
  let isOpen = false
  child.once('exit', code => {
    clearTimeout(again)
    process.off('SIGTERM', end)
    if (isAnotherStarted) return
    if (isOpen) process.exit(code ?? 1)
    child.once('close', () => {
      process.stderr.write(said)
      process.exit(code ?? 1)
    })
  })
  createInterface({ input: child.stderr }).on('line', line => {
    const address = NODE_LISTENS.exec(line)?.[1]
    if (address) void openChromium(address)
    if (isOpen) return process.stderr.write(`${line}\n`)
    // Nobody is told anything of a start that may have to be repeated.
    said += `${line}\n`
    isOpen = CHROMIUM_LISTENS.test(line)
    if (!isOpen) return
    clearTimeout(again)
    process.stderr.write(said)
  })
}

/** Asks until Node is far enough to answer. */
async function openChromium(address) {
  const socket = new WebSocket(address)
  const ask = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: OPEN } }))
  socket.onopen = ask
  socket.onmessage = ({ data }) => (JSON.parse(data).result?.exceptionDetails ? ask() : socket.close())
}
