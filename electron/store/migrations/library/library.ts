import { LIBRARY_001 } from './library-001.ts'
import { LIBRARY_002 } from './library-002.ts'
import { LIBRARY_003 } from './library-003.ts'
import { LIBRARY_004 } from './library-004.ts'
import { LIBRARY_005 } from './library-005.ts'
import { LIBRARY_006 } from './library-006.ts'
import { LIBRARY_007 } from './library-007.ts'
import { LIBRARY_008 } from './library-008.ts'
import { LIBRARY_009 } from './library-009.ts'
import { LIBRARY_010 } from './library-010.ts'
import { LIBRARY_011 } from './library-011.ts'
import { LIBRARY_012 } from './library-012.ts'

/** In order; the number of those that a file has seen is its `user_version`. Never edited once landed. */
export const LIBRARY_MIGRATIONS: readonly string[] = [
  LIBRARY_001,
  LIBRARY_002,
  LIBRARY_003,
  LIBRARY_004,
  LIBRARY_005,
  LIBRARY_006,
  LIBRARY_007,
  LIBRARY_008,
  LIBRARY_009,
  LIBRARY_010,
  LIBRARY_011,
  LIBRARY_012,
]
