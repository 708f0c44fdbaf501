// Findings that somebody has looked at, each with the reason why it may stay. One that is found no more is taken out.
export const REVIEWED = [
  {
    path: 'electron/inspect/sanitize.ts',
    what: 'runs text as a program in a page',
    because: 'A call of our own cleaner in a page without network or bridge, its argument as JSON. It is not shipped.',
  },
  {
    path: 'electron/network/guard.ts',
    what: 'sets rejectUnauthorized: false',
    because:
      'For calls of accounts only: certificates.ts gives such a socket away, before a byte is sent, only when the system trusts it or it is the one certificate that the reader pinned.',
  },
  {
    path: 'electron/parse/service/spawn.ts',
    what: 'imports node:child_process',
    because: 'The parser as a child of plain Node, for inspect and tests. The app starts its own as a utility process.',
  },
  {
    path: 'electron/updates/installation.ts',
    what: 'imports node:child_process',
    because: 'Asks /usr/bin/rpm whose file the program is: a fixed path and arguments, no shell, with a time limit.',
  },
  {
    path: 'electron/updates/programs.ts',
    what: 'imports node:child_process',
    because: 'Starts a new version of the app, after its signature and hash held; by its path, without a shell.',
  },
  {
    path: 'electron/window/links.ts',
    what: 'hands an address to the system',
    because: 'The one place that does: http, https and mailto, without a password, after openableAddress has read it.',
  },
  {
    path: 'renderer/begin.ts',
    what: 'loads a program whose name is decided while it runs',
    because:
      'The window’s own script, by the name that main has written into the page; the policy of the page allows none from elsewhere, and nothing that was kept of a screen can hold a script element.',
  },
]
