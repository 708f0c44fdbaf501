/** A parse process that misbehaves on request: the feed's address says how. */

import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { ParseService } from '../../electron/parse/service/parser.ts'
import { serve } from '../../electron/processes/port.ts'

const hoard: Buffer[] = []

const stuckService: ParseService = {
  ...parseService,
  parseFeed(job) {
    if (job.url.endsWith('/hang')) for (;;);
    if (job.url.endsWith('/grow')) for (;;) hoard.push(Buffer.alloc(16 * 1024 * 1024, 1))
    if (job.url.endsWith('/die')) process.kill(process.pid, 'SIGKILL')
    return parseService.parseFeed(job)
  },
}

process.on('disconnect', () => process.exit(0))
serve(
  { post: message => void process.send?.(message), listen: listener => void process.on('message', listener) },
  stuckService,
)
