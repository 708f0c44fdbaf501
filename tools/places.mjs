// Where things are. Everything else in tools/ takes its paths from here.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `import.meta.dirname` would need Node 20.11; a fresh machine may have 20.0. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))
export const nodeModules = join(projectRoot, 'node_modules')
/** Runtimes fetched by prepare. Ignored by git; deleting it makes the next start look for everything again. */
export const runtimeFolder = join(projectRoot, '.runtime')
export const distFolder = join(projectRoot, 'dist')
/** What the app shows under «الرخص»; gathered by a tool. */
export const licencesFile = join(projectRoot, 'assets', 'licences.json')
/** What `npm run package` makes. Ignored by git. */
export const packagesFolder = join(projectRoot, 'packages')

/** npm changes the working folder to the project's; a person's relative paths are meant against the one they typed in. */
export const typedIn = process.env.INIT_CWD ?? process.cwd()
