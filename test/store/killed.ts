/** The child of D-02: runs statements on a file and is killed in the middle of what comes next. */

import { openDatabase } from '../../electron/store/db/database.ts'

const [path = '', ...statements] = process.argv.slice(2)
const db = openDatabase(path, 'FULL')
for (const statement of statements) db.execute(statement)
process.kill(process.pid, 'SIGKILL')
