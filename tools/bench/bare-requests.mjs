// Asks what stands on stdin, `[[url, headers], …]`, eight at a time, reads every answer to its end, and says how many milliseconds it took.
import { text } from 'node:stream/consumers'

const CONNECTIONS = 8
const waiting = JSON.parse(await text(process.stdin))
const startedAt = performance.now()
async function take() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [url, headers] = next
    await (await fetch(url, { headers })).arrayBuffer()
  }
}
await Promise.all(Array.from({ length: CONNECTIONS }, take))
console.log(performance.now() - startedAt)
process.exit(0)
