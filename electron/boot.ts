/** The first and only instance: engine, window, and what connects them. */

import { join } from 'node:path'
import { app, type BrowserWindow, session } from 'electron'
import { createTranslate } from '../shared/locales/translator.ts'
import type { Settings } from '../shared/settings.ts'
import { startBackups } from './backups.ts'
import { chooseOpmlFile, sayWhyNot } from './dialogs.ts'
import { startEngine } from './engine.ts'
import { createHandlers } from './handlers.ts'
import { announceTo, answerRequests } from './ipc.ts'
import { lockDown } from './lockdown.ts'
import { showMenu } from './menu.ts'
import { collectNotices } from './notices.ts'
import { createOpmlImport, importFileOf } from './opml-import.ts'
import { createProtocolHandler } from './protocol.ts'
import { quitWith } from './quit.ts'
import { openSettings } from './settings.ts'
import { startTimer } from './sync/timer.ts'
import { spawnUtilityParser } from './utility-parser.ts'
import { watchBuild } from './watch-build.ts'
import { openReaderWindow, showWindow } from './window.ts'

export interface BootOptions {
  readonly builtFolder: string
  /** OPML file that the command line asked to import. */
  readonly importFile: string | null
}

export function boot({ builtFolder, importFile }: BootOptions): void {
  const folder = app.getPath('userData')
  const bundleFolder = join(builtFolder, '..', 'renderer')
  const settings = openSettings(folder, Date.now())
  let window: BrowserWindow | null = null
  const contents = () => (window && !window.isDestroyed() ? window.webContents : null)
  const tell = announceTo(contents)

  // The store opens while Electron gets ready.
  const engine = startEngine({
    builtFolder,
    folder,
    allowHosts: app.isPackaged ? '' : (process.env.WARRAQ_ALLOW_HOSTS ?? ''),
    picturesAhead: true,
    spawnParser: () => spawnUtilityParser(builtFolder),
    syncInterval: () => settings.read().syncInterval,
    onProgress: state => tell('syncProgressed', state),
    onSaved() {
      tell('libraryChanged')
      tell('articlesChanged')
    },
  })
  const importOpml = createOpmlImport(engine, tell)

  const handlers = createHandlers({
    engine,
    settings,
    version: app.getVersion(),
    changed: {
      library: () => tell('libraryChanged'),
      articles: () => tell('articlesChanged'),
      bookmarks: () => tell('bookmarksChanged'),
      settings: applySettings,
    },
    notices: collectNotices(engine, settings.damagedFile),
    chooseOpmlFile: () => chooseOpmlFile(window, settings.read().language),
    now: Date.now,
  })

  app.on('second-instance', (_event, _argv, _workingFolder, given) => {
    if (window) showWindow(window)
    const file = importFileOf(given)
    if (file) void importOpml(file)
  })
  app.on('window-all-closed', () => app.quit())
  quitWith(() => engine.then(started => started.stop()))

  app
    .whenReady()
    .then(open)
    .catch(error => sayWhyNot(error, folder, settings.read().language))

  async function open(): Promise<void> {
    lockDown()
    const openPicture = async (key: string) => (await engine).pictures.openPicture(key)
    session.defaultSession.protocol.handle('app', createProtocolHandler({ bundleFolder, openPicture }))
    answerRequests(handlers, contents)
    showMenuIn(settings.read())
    const { theme } = settings.read()
    window = openReaderWindow({ builtFolder, place: settings.readPlace(), theme, onMoved: settings.savePlace })
    const drawn = new Promise<void>(done => contents()?.once('did-finish-load', () => done()))
    if (!app.isPackaged && process.env.WARRAQ_DEV) watchBuild(bundleFolder, () => contents()?.reload())

    const { store, sync } = await engine
    startTimer(sync, () => settings.read().syncInterval)
    startBackups({ store, onFailure: reason => tell('noticeRaised', { kind: 'backupFailed', reason }) })
    await drawn
    if (importFile) await importOpml(importFile)
  }

  function applySettings(changed: Settings): void {
    showMenuIn(changed)
    tell('settingsChanged', changed)
  }

  function showMenuIn({ language }: Settings): void {
    showMenu(createTranslate(language), {
      choose: command => tell('commandChosen', command),
      async importOpml() {
        const file = await chooseOpmlFile(window, settings.read().language)
        if (file) await importOpml(file)
      },
    })
  }
}
