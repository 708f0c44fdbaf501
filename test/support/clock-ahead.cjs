// Loaded before everything else where WARRAQ_TEST_DAYS_AHEAD says how many days from now the tests are to run: in the test
// runner, in what it starts, in Electron's processes and, as a preload, in the app's pages. Certificates, file times and
// the `Date` of an HTTP answer come from the machine's own clock all the same.
const AHEAD = Number(process.env.WARRAQ_TEST_DAYS_AHEAD) * 86_400_000

/** Whoever sets `Date.now` later sets `new Date()` with it. */
function shiftClock(ahead) {
  const RealDate = Date
  const readClock = RealDate.now
  RealDate.now = () => readClock() + ahead
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [RealDate.now()], asked),
    apply: () => new RealDate(RealDate.now()).toString(),
  })
}

shiftClock(AHEAD)
if (process.type === 'browser') {
  process.env.NODE_OPTIONS = `--require ${__filename}`
  lookAtThreads()
  // Electron's own module is not there yet where Node reads this by itself.
  process.nextTick(lookAtSessions)
}
// The page's own world, before any of its scripts.
if (process.type === 'renderer') require('electron').webFrame.executeJavaScript(`(${shiftClock})(${AHEAD})`)

/** Threads take over only what was in the environment when Electron started. */
function lookAtThreads() {
  const threads = require('node:worker_threads')
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['--require', __filename] })
    }
  }
  require('node:module').syncBuiltinESMExports()
}

function lookAtSessions() {
  require('electron').app.on('session-created', session => {
    if (session.registerPreloadScript) session.registerPreloadScript({ type: 'frame', filePath: __filename })
    // Electron 33 knows only the older name.
    else session.setPreloads([...session.getPreloads(), __filename])
  })
}
