// Builds all of the app with one call (`vite build --app`), one environment per side, and runs the tests.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions, Plugin, ViteBuilder } from 'vite'
import { defineConfig } from 'vitest/config'
import { EVENT_NAMES, REQUEST_NAMES } from './shared/contract/contract.ts'
import { BAR_EVENT_NAMES, BAR_REQUEST_NAMES } from './shared/contract/desktop.ts'

const projectRoot = import.meta.dirname
const at = (path: string) => join(projectRoot, path)

/** Nothing is written below the project by whoever has a cache of their own, as the ordinary user of the tests does. */
const cacheHome = process.env['XDG_CACHE_HOME']

/** Bundled into what runs in Node: everything except Electron itself and the one package with a native part. */
const OUTSIDE = ['electron', '@photostructure/sqlite']

const OTHER_LANGUAGES =
  /\/react-(?:aria|stately|aria-components)\/.*\/intl\/(?:.*\/)?(?!ar-AE|fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/

/** React Aria says what only a listener hears in thirty languages; the interface speaks three. */
const threeLanguages: Plugin = {
  name: 'three-languages',
  load: { filter: { id: OTHER_LANGUAGES }, handler: () => 'export default {}' },
}

const reader: EnvironmentOptions = {
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // The page's policy has no `data:`, and its scripts and styles come from its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // Read from disk, not over a line.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      input: ['index', 'article', 'safe', 'sheet'].map(page => at(`renderer/${page}.html`)),
      // What the first headlines need in one file, and all parts that come after them in another: each file that is
      // asked for takes its turn in main, just when main is busiest.
      output: {
        codeSplitting: {
          groups: [
            // 80 KB that hardly anybody ever opens.
            { name: 'licences', test: /assets\/licences\.json/ },
            { name: 'first', tags: ['$initial'], test: /\.(?:[cm]?[jt]sx?|json|module\.css)$|rolldown\/runtime/ },
            { name: 'later', test: /\.(?:[cm]?[jt]sx?|json)$/ },
          ],
        },
      },
    },
  },
}

const electron: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: OUTSIDE },
  build: {
    outDir: at('dist/electron'),
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    minify: false,
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      platform: 'node',
      input: {
        'store.worker': at('electron/store/store.worker.ts'),
        'stems.worker': at('electron/store/stems.worker.ts'),
        'parse.process': at('electron/parse/service/parse.process.ts'),
        inspect: at('electron/inspect.ts'),
        'inspect-page': at('electron/inspect-page.ts'),
      },
      // Side by side, so that `import.meta.dirname` means dist/electron in shared parts too.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

/**
 * Main by itself, with what it needs before the window in one file: beside the others it was cut into forty, and each
 * takes its turn before Electron is ready.
 */
const main: EnvironmentOptions = {
  ...electron,
  build: {
    ...electron.build,
    emptyOutDir: false,
    rolldownOptions: {
      platform: 'node',
      input: { main: at('electron/main.ts') },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'main-[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
}

/** The bar's page by itself: in one build with the window's, the first file of each would hold both. */
const bar: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: false,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: { input: at('renderer/bar.html'), output: { codeSplitting: false } },
  },
}

/** Before a page that is filled already: far too little to be read with anything else. */
const begin: EnvironmentOptions = {
  ...bar,
  build: {
    ...bar.build,
    rolldownOptions: {
      input: at('renderer/begin.ts'),
      output: { entryFileNames: 'assets/[name].js', codeSplitting: false },
    },
  },
}

/** One script and nothing else: the hidden page around it is written in main. */
const extractor: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: at('dist/extractor'),
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: {
      input: { main: at('renderer/extractor/main.ts') },
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
}

/** The reading view's cleaner by itself, for `inspect sanitize`. */
const cleaner: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: at('dist/cleaner'),
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: {
      input: { main: at('renderer/inspect/sanitise-page.ts') },
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
}

const NAMES_OF_READER = { REQUEST_NAMES, EVENT_NAMES }
const NAMES_OF_BAR = { BAR_REQUEST_NAMES, BAR_EVENT_NAMES }

function namesAsCode(lists: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(lists)
    .map(([name, names]) => `export const ${name} = ${JSON.stringify(names)}`)
    .join('\n')
}

/** A preload script is read before every page: of the contract it gets the names alone, without the checks of arguments. */
const namesOfContract: Plugin = {
  name: 'names-of-contract',
  applyToEnvironment: ({ name }) => name.startsWith('preload'),
  load: {
    filter: { id: /\/shared\/contract\/(?:contract|desktop)\.ts$/ },
    handler: id => namesAsCode(id.endsWith('/desktop.ts') ? NAMES_OF_BAR : NAMES_OF_READER),
  },
}

/** A sandboxed preload is CommonJS in one file, and may load nothing but `electron`. */
const preloadOf = (name: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    outDir: at('dist/electron'),
    emptyOutDir: false,
    target: 'chrome130',
    ssr: true,
    minify: false,
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      input: { [name]: at(`electron/${name}.ts`) },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
})

/** In this order: `client` empties the folder that `bar` and `begin` write into, and `electron` that of main and both preload scripts. */
async function buildApp(builder: ViteBuilder) {
  const wanted =
    process.env['WARRAQ_BUILD'] === 'renderer'
      ? ['client', 'bar', 'begin', 'extractor', 'cleaner']
      : ['client', 'bar', 'begin', 'extractor', 'cleaner', 'electron', 'main', 'preload', 'preloadBar']
  for (const name of wanted) {
    const environment = builder.environments[name]
    if (!environment) throw new Error(`no environment named ${name}`)
    await builder.build(environment)
  }
}

export default defineConfig({
  root: process.env['VITEST'] ? projectRoot : at('renderer'),
  base: '/',
  publicDir: false,
  cacheDir: cacheHome ? join(cacheHome, 'warraq-vite') : at('node_modules/.vite'),
  plugins: [react(), threeLanguages, namesOfContract],
  environments: {
    client: reader,
    bar,
    begin,
    extractor,
    cleaner,
    electron,
    main,
    preload: preloadOf('preload'),
    preloadBar: preloadOf('preload-bar'),
  },
  builder: { buildApp },
  test: {
    // The ordinary user of the window tests cannot write below the project.
    fsModuleCache: false,
    // One core is left free otherwise, which is half of them where the tests are waited for.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          root: projectRoot,
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            'test/e2e/**',
            'test/ear/**',
            'test/account/**',
            'test/corpora/**',
            'test/package/**',
            'test/twin/**',
          ],
          // For what hangs. What is only slow on a busy machine may take many times what it needs.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'corpora',
          root: projectRoot,
          environment: 'node',
          include: ['test/corpora/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root: projectRoot,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // Windows of several tests at once would fight for two processor cores and for the focus.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Whoever waits for a window of a busy machine waits longer than a second; what never comes still fails.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'package',
          root: projectRoot,
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          // One machine, on which one package is installed.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'twin',
          root: projectRoot,
          environment: 'node',
          include: ['test/twin/**/*.test.ts', 'test/e2e/first-start.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'account',
          root: projectRoot,
          environment: 'node',
          include: ['test/account/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'ear',
          root: projectRoot,
          environment: 'node',
          include: ['test/ear/**/*.test.ts'],
          // One desktop, one screen reader.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
