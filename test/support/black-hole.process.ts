/** Listens with the shortest queue there is, and is then stopped by whoever started it. */

import { createServer } from 'node:net'

const [address = '127.0.0.1', port = '0'] = process.argv.slice(2)
createServer().listen({ host: address, port: Number(port), backlog: 1 }, () => void process.send?.('listening'))
