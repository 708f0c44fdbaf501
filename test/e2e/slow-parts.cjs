// Read by Electron before the app: the parts of the window that come after the first headlines come when a test says so, or
// whichever part it names.
const { app, session } = require('electron')

let come = () => {}
const coming = new Promise(done => {
  come = done
})
globalThis.letPartsCome = () => come()

const held = new RegExp(process.env.WARRAQ_TEST_HELD ?? '/later-[^/]*\\.js$')
const isLater = ({ url }) => held.test(url)

app.once('ready', () => {
  const kind = Object.getPrototypeOf(session.defaultSession.protocol)
  const { handle, registerBufferProtocol } = kind
  kind.handle = function (scheme, answer) {
    return handle.call(this, scheme, async request => {
      if (isLater(request)) await coming
      return answer(request)
    })
  }
  if (!registerBufferProtocol) return
  kind.registerBufferProtocol = function (scheme, answer) {
    return registerBufferProtocol.call(this, scheme, async (request, respond) => {
      if (isLater(request)) await coming
      answer(request, respond)
    })
  }
})
