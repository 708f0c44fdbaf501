/**
 * The first and only instance: store, window, engine, and what connects them. Started in that order: the store opens
 * while Electron gets ready, the window asks the store for the first headlines, and everything that these do not need is
 * read from the disk after they were seen. Read before, it would hold `ready` back by 200 ms.
 */

import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, session, shell } from 'electron'
import type { EventName, Events } from '../shared/contract/contract.ts'
import { TOPICS } from '../shared/contract/terms.ts'
import { localeOf } from '../shared/locales/languages.ts'
import type { Settings } from '../shared/settings/settings.ts'
import { assetsBeside } from './base/assets.ts'
import { HOMEPAGE, VERSION } from './base/identity.ts'
import { complain } from './base/log.ts'
import { systemAutostart } from './desktop/autostart.ts'
import type { DesktopLife } from './desktop/desktop.ts'
import { createFirstScreen, firstLook } from './handlers/first-screen.ts'
import { createHandlers } from './handlers/handlers.ts'
import { collectNotices } from './handlers/notices.ts'
import { createOpmlImport } from './handlers/opml-import.ts'
import { type Announce, announceTopics } from './ipc/answer.ts'
import { announceTo, answerRequests, windowsFor } from './ipc/ipc.ts'
import { openKeptScreens } from './kept-screen/kept-screen.ts'
import type { Engine } from './running/running.ts'
import { openSettings } from './settings/settings.ts'
import { hearOthers } from './start/hear-others.ts'
import { portableFolder } from './start/portable.ts'
import { quitWith } from './start/quit.ts'
import { startCommand } from './start/start-command.ts'
import { makeWritableAgain } from './start/writable-again.ts'
import type { Watching } from './store/kept-store.ts'
import { startStore } from './store/start.ts'
import { appImageOf } from './updates/app-image.ts'
import { beginStart, confirmStart } from './updates/first-starts.ts'
import { openMemory } from './updates/memory.ts'
import type { Program, Updates } from './updates/updates.ts'
import { createTelling } from './watches/tell.ts'
import { createFarewell } from './window/farewell.ts'
import { offerFieldMenu } from './window/field-menu.ts'
import { openLink } from './window/links.ts'
import { lockDown } from './window/lockdown.ts'
import { electronMachine, isSaving } from './window/machine.ts'
import { layMenusOut } from './window/menu-direction.ts'
import { showNote } from './window/notifications.ts'
import { createProtocolHandler, serveApp } from './window/protocol.ts'
import { safeWordsIn } from './window/safe-words.ts'
import { createSheets } from './window/sheets.ts'
import { systemProxy } from './window/silence.ts'
import { watchBuild } from './window/watch-build.ts'
import { openReaderWindow, showWindow } from './window/window.ts'

export interface BootOptions {
  readonly builtFolder: string
  /** Where the command line wants the profile. */
  readonly dataFolder: string | null
  /** OPML file that the command line asked to import. */
  readonly importFile: string | null
  /** Page that a `warraq:` link asked to save. */
  readonly savePage: string | null
}

/** What the reader does to articles is told by these; servers of accounts want to know. */
const DEEDS: ReadonlySet<EventName> = new Set(['articlesChanged', 'bookmarksChanged'])

export function boot({ builtFolder, importFile, savePage, dataFolder }: BootOptions): void {
  const folder = app.getPath('userData')
  const bundleFolder = join(builtFolder, '..', 'renderer')
  makeWritableAgain(folder)
  const settings = openSettings(folder, Date.now())
  const keptScreens = openKeptScreens({ folder, settings: settings.read, place: settings.readPlace, now: Date.now })
  const isSparing = () => isSaving(settings.read(), electronMachine())
  const watching: Watching = {
    onAgain() {
      announceTopics(tell, TOPICS)
      void tellFound().catch(error => complain('store', error))
    },
    onGivenUp(kind) {
      notices.add({ kind })
      tell('noticeRaised', { kind })
    },
  }
  // While Electron gets ready, or behind what was kept of the window, which needs nothing of it.
  const opened = startStore(builtFolder, folder, watching, keptScreens.shown)
  const { store } = opened
  layMenusOut(settings.read().language)
  const firstScreen = createFirstScreen(store, { settings: settings.read, place: settings.readReadingPlace })
  const seen = firstLook()
  let onDrawn = () => {}
  const drawn = new Promise<void>(done => {
    onDrawn = done
  })
  let window: BrowserWindow | null = null
  const contents = () => (window && !window.isDestroyed() ? window.webContents : null)
  let desktop: DesktopLife | null = null
  const windows = windowsFor(contents, () => desktop?.barContents() ?? null)
  const announce = announceTo(windows)
  const tell: Announce = (name, ...facts) => {
    announce(name, ...facts)
    desktop?.hear(name)
    if (DEEDS.has(name) && seen.isOver()) void engine.then(({ accounts }) => accounts.noteDeed())
  }
  const farewell = createFarewell(
    () => window,
    () => tell('leaving'),
  )
  const autostart = systemAutostart(startCommand(dataFolder))

  const updateMemory = openMemory(folder)
  /** What takes our place once we have closed. */
  let next: Program | null = null
  const closeInto = (program: Program) => {
    next = program
    app.quit()
  }

  const engine = loadEngine()
  const updates = loadUpdates()
  const tellOfCaught = createTelling({
    store,
    isWanted: () => settings.read().notifications,
    isLookedAt: () => window?.isFocused() === true && !window.isMinimized(),
    translate: async () => (await words())(settings.read().language, localeOf(settings.read())),
    now: Date.now,
    show: showNote,
    openArticle: ref => void tellWhenDrawn('articleChosen', ref),
    openWatches: () => void tellWhenDrawn('commandChosen', 'watches'),
    tellInWindow: told => tell('articlesCaught', told),
  })
  const importOpml = createOpmlImport(engine, tell)

  const openPicture = async (key: string) => (await engine).pictures.openPicture(key)
  const sheets = createSheets()
  /** Where the reader had something written last. */
  let target: string | null = null
  const answerPage = createProtocolHandler({
    bundleFolder,
    openPicture,
    safeWords: () => safeWordsIn(settings.read()),
    start: keptScreens,
    sheetOf: sheets.markupOf,
    paperPictureOf: sheets.pictureOf,
  })
  const notices = collectNotices(store, settings.damagedFile)

  const handlers = createHandlers({
    store,
    engine,
    updates,
    settings,
    firstScreen,
    onSeen: seen.happened,
    onFarewell: farewell.onAnswered,
    version: app.getVersion(),
    notices,
    system: {
      openLink,
      copy: text => clipboard.writeText(text),
      chooseFile: async kind => (await dialogs()).chooseFile(asking(), kind),
      async chooseTarget(kind, name) {
        const chosen = await (await dialogs()).chooseTarget(asking(), kind, name)
        target = chosen ?? target
        return chosen
      },
      async chooseNewFolder(name) {
        const chosen = await (await dialogs()).chooseNewFolder(asking(), name)
        target = chosen ?? target
        return chosen
      },
      showTarget: () => target && shell.showItemInFolder(target),
      askConsent: async host => (await dialogs()).askConsent(asking(), host),
      askSettings: async () => (await dialogs()).askSettings(asking()),
      closeInto,
      openDownloads: () => openLink(HOMEPAGE),
      sheets,
      readDesktop: async () => (await desktopRoom()).readDesktop(),
      setStartAtLogin: isOn => autostart.set(isOn),
      openInWindow: ref => tellWhenDrawn('articleChosen', ref),
    },
    onSettingsChanged: applySettings,
    now: Date.now,
  })

  hearOthers({
    show: () => window && showWindow(window),
    importFile: importOpml,
    offerPage: address => tell('pageOffered', address),
    offerPageWhenDrawn: address => tellWhenDrawn('pageOffered', address),
  })
  quitWith(
    async () => {
      const screen = await farewell.say()
      if (screen) await keptScreens.keep(screen)
      await (seen.isOver() ? await engine : opened).stop()
      if (seen.isOver()) next ??= await (await updates).nextProgram('closing')
    },
    async () => {
      if (!next) return
      const { openProgram } = await import('./updates/programs.ts')
      // It must not take us for the first one.
      app.releaseSingleInstanceLock()
      openProgram(next.path, next.args)
    },
  )

  app
    .whenReady()
    .then(open)
    .catch(async error => (await dialogs()).sayWhyNot(error, folder, settings.read().language))

  async function open(): Promise<void> {
    const own = appImageOf({ program: process.execPath, env: process.env })
    const before = await beginStart(updateMemory, VERSION, own)
    if (before !== null) return closeInto({ path: before, args: profileArguments() })
    lockDown()
    serveApp(session.defaultSession.protocol, answerPage)
    answerRequests(handlers, tell, windows)
    const { theme, interfaceSize } = settings.read()
    window = openReaderWindow({
      builtFolder,
      place: settings.readPlace(),
      theme,
      interfaceSize,
      onMoved: settings.savePlace,
      onReload: () => notices.add({ kind: 'windowReloaded' }),
    })
    // Whatever else is open shows what this one would have opened.
    window.once('closed', () => app.quit())
    window.once('ready-to-show', keptScreens.onShown)
    farewell.sayOnClose(window)
    contents()?.once('did-finish-load', onDrawn)
    offerFieldMenu(window, async () => (await words())(settings.read().language))
    if (!app.isPackaged && process.env.WARRAQ_DEV) watchBuild(bundleFolder, () => contents()?.reload())

    const started = await engine
    await showMenuIn(settings.read())
    const { beginUpkeep } = await import('./start/begin-upkeep.ts')
    beginUpkeep({
      engine: started,
      tell,
      maySync: () => settings.read().syncInterval > 0 && !isSparing(),
      mayFetch: () => !isSparing(),
    })
    updates.catch(error => complain('updates', error))
    await drawn
    await beOnDesktop(window)
    // Behind what leaves the app beside the clock.
    farewell.sayOnClose(window)
    await confirmStart(updateMemory, VERSION, own)
    if (savePage) tell('pageOffered', savePage)
    if (importFile) await importOpml(importFile)
  }

  async function beOnDesktop(opened: BrowserWindow): Promise<void> {
    const { startDesktop } = await desktopRoom()
    desktop = startDesktop({
      builtFolder,
      window: opened,
      store,
      autostart,
      settings: settings.read,
      changeSettings(change) {
        try {
          applySettings(settings.change(change))
        } catch (error) {
          // The bar is closed all the same; where nothing can be written it is there again after the next start.
          complain('settings', error)
        }
      },
      translate: async () => (await words())(settings.read().language, localeOf(settings.read())),
      openArticle: ref => void tellWhenDrawn('articleChosen', ref),
      showWindow: () => showWindow(opened),
      choose: command => tell('commandChosen', command),
      explainClosing: async () => (await dialogs()).explainClosing(asking()),
      quit: () => app.quit(),
      onChanged: () => announceTopics(tell, ['desktop']),
    })
  }

  /** What was chosen outside of the window brings it back to the reader's eyes. */
  async function tellWhenDrawn<N extends EventName>(name: N, ...facts: Parameters<Events[N]>): Promise<void> {
    await Promise.all([drawn, engine])
    if (window) showWindow(window)
    tell(name, ...facts)
  }

  function applySettings(changed: Settings): void {
    void showMenuIn(changed)
    contents()?.setZoomFactor(changed.interfaceSize / 100)
    tell('settingsChanged', changed)
    announceTopics(tell, ['desktop'])
    desktop?.apply(changed)
  }

  async function loadEngine(): Promise<Engine> {
    await Promise.all([opened.opened, seen.isPast])
    const [{ startEngine }, { spawnUtilityParser }, { openSecrets }, { systemKeeper }, { createExtractorPages }] =
      await Promise.all([
        import('./running/running.ts'),
        import('./parse/service/utility-parser.ts'),
        import('./accounts/secrets.ts'),
        import('./window/keeper.ts'),
        import('./window/extractor-window.ts'),
      ])
    return startEngine({
      ...assetsBeside(builtFolder),
      // Tests choose from newspapers of their own; an installed app has one catalogue.
      ...(!app.isPackaged && process.env.WARRAQ_CATALOGUE ? { catalogueFile: process.env.WARRAQ_CATALOGUE } : {}),
      opened,
      folder,
      allowHosts: app.isPackaged ? '' : (process.env.WARRAQ_ALLOW_HOSTS ?? ''),
      picturesAhead: () => !isSparing(),
      proxyFor: systemProxy(),
      picturePolicy: () => settings.read().pictures,
      isMetered: () => settings.read().metered,
      pictureRoom: () => settings.read().pictureRoom * 1024 * 1024,
      spawnParser: () => spawnUtilityParser(builtFolder),
      openExtractor: createExtractorPages(builtFolder),
      language: () => settings.read().language,
      syncInterval: () => settings.read().syncInterval,
      onProgress: state => tell('syncProgressed', state),
      onSaved: () => announceTopics(tell, ['library', 'articles']),
      onExchange: progress => tell('exchangeProgressed', progress),
      onArrived: tellOfCaught,
      secrets: openSecrets(join(folder, 'passwords.json'), systemKeeper()),
      onAccounts: () => announceTopics(tell, ['accounts']),
    })
  }

  async function loadUpdates(): Promise<Updates> {
    const { ask, network } = await engine
    const { startUpdates } = await import('./updates/start-updates.ts')
    const isPortable = app.isPackaged && portableFolder(process.execPath) !== null
    return startUpdates({
      feedEnv: app.isPackaged ? {} : process.env,
      around: { platform: process.platform, program: process.execPath, env: process.env, isPortable },
      ask,
      allowance: network.allowance,
      memory: updateMemory,
      folder,
      version: VERSION,
      system: `${process.platform}-${process.arch}`,
      programArguments: profileArguments(),
      mayLook: () => settings.read().updates === 'daily' && !isSparing(),
      onChange: state => tell('updateProgressed', state),
      clock: Date.now,
    })
  }

  /** A program that follows us finds the same profile. */
  function profileArguments(): readonly string[] {
    return dataFolder === null ? [] : ['--data', dataFolder]
  }

  /** What the store found and mended when it was opened again. */
  async function tellFound(): Promise<void> {
    for (const notice of await store.notices()) tell('noticeRaised', notice)
  }

  function asking() {
    return { window, language: settings.read().language }
  }

  async function showMenuIn(current: Settings): Promise<void> {
    const { createTranslate } = await import('../shared/locales/translator.ts')
    const { showMenu } = await import('./window/menu.ts')
    showMenu({
      translate: createTranslate(current.language, localeOf(current)),
      settings: current,
      choose: command => tell('commandChosen', command),
    })
  }
}

async function words() {
  return (await import('../shared/locales/translator.ts')).createTranslate
}

function desktopRoom() {
  return import('./desktop/desktop.ts')
}

function dialogs() {
  return import('./window/dialogs.ts')
}
