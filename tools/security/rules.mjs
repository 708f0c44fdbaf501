// What must not be in a program on Electron, by the kind of syntax node in which it would show. Each rule answers the node
// with what is wrong about it, or null. They follow Electron's own security checklist, and the checks of Electronegativity
// where those can arise here. (That tool itself stands still: it reads TypeScript 4.2.)

const NEVER_ON = [
  ...['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag'],
  ...['allowRunningInsecureContent', 'experimentalFeatures', 'bypassCSP'],
]
const NEVER_OFF = ['contextIsolation', 'sandbox', 'webSecurity', 'rejectUnauthorized']
const BAD_PREFERENCES = Object.fromEntries([
  ...NEVER_ON.map(name => [name, true]),
  ...NEVER_OFF.map(name => [name, false]),
])
/** Whatever their value is. */
const BAD_OPTIONS = new Set(['enableBlinkFeatures', 'enableRemoteModule'])
const BAD_SWITCHES =
  /^(?:no-sandbox|disable-(?:web-security|site-isolation-trials|features=IsolateOrigins)|ignore-certificate-errors|allow-running-insecure-content|remote-debugging-(?:port|pipe|address)|remote-allow-origins|inspect(?:-brk)?|js-flags|load-extension)/
/** Called or handed on. */
const BAD_MEMBERS = {
  openPath: 'has the system open a file',
  openExternal: 'hands an address to the system',
  openDevTools: 'opens the developer tools',
  executeJavaScript: 'runs text as a program in a page',
  executeJavaScriptInIsolatedWorld: 'runs text as a program in a page',
  setCertificateVerifyProc: 'decides about certificates',
  registerFileProtocol: 'serves files by name',
  interceptFileProtocol: 'serves files by name',
  NODE_TLS_REJECT_UNAUTHORIZED: 'decides about certificates',
}
const BAD_MODULES = /^(?:node:)?(?:child_process|vm|repl|inspector|cluster)$|^@electron\/remote$/
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate'])

export const RULES = {
  Property(node) {
    const name = nameOf(node.key)
    if (BAD_OPTIONS.has(name)) return `sets ${name}`
    return name in BAD_PREFERENCES && node.value.value === BAD_PREFERENCES[name]
      ? `sets ${name}: ${node.value.value}`
      : null
  },
  CallExpression(node) {
    const name = node.callee.type === 'MemberExpression' ? nameOf(node.callee.property) : nameOf(node.callee)
    const [first] = node.arguments
    if (name === 'eval') return 'runs text as a program'
    if (TIMERS.has(name) && isText(first)) return 'runs text as a program'
    if (name === 'appendSwitch' && BAD_SWITCHES.test(first?.value)) return `starts Chromium with ${first.value}`
    if (name === 'on' && first?.value === 'certificate-error') return 'decides about certificates'
    if (name === 'loadURL' && /^http:/.test(first?.value ?? ''))
      return 'loads a page that anybody on the way may change'
    if (name === 'exposeInMainWorld' && mentions(node.arguments[1], 'ipcRenderer'))
      return 'gives a page all of ipcRenderer'
    return null
  },
  NewExpression: node => (nameOf(node.callee) === 'Function' ? 'runs text as a program' : null),
  // As a menu's role, by whatever way it gets there; Electron does not mind how it is written.
  Literal: node => (/^toggledevtools$/i.test(node.value) ? 'opens the developer tools' : null),
  ImportExpression: node => (isText(node.source) ? null : 'loads a program whose name is decided while it runs'),
  ImportDeclaration: node => (BAD_MODULES.test(node.source.value) ? `imports ${node.source.value}` : null),
  JSXIdentifier: node => (node.name === 'webview' ? 'shows a page in a webview' : null),
  MemberExpression(node) {
    const name = nameOf(node.property)
    return Object.hasOwn(BAD_MEMBERS, name) ? BAD_MEMBERS[name] : null
  },
}

/** What has to be somewhere in the program: without it, Chromium's own answer is yes. */
export const MUST_BE_CALLED = [
  'enableSandbox',
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setWindowOpenHandler',
]

function nameOf(node) {
  return node?.name ?? node?.value ?? ''
}

function isText(node) {
  return (
    (node?.type === 'Literal' && typeof node.value === 'string') ||
    (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
  )
}

function mentions(node, name) {
  if (node?.type === 'Identifier') return node.name === name
  return node?.type === 'ObjectExpression' && node.properties.some(({ value }) => mentions(value, name))
}
