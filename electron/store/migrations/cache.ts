import { CACHE_001 } from './cache-001.ts'
import { CACHE_002 } from './cache-002.ts'
import { CACHE_003 } from './cache-003.ts'
import { CACHE_004 } from './cache-004.ts'
import { CACHE_005 } from './cache-005.ts'
import { CACHE_006 } from './cache-006.ts'
import { CACHE_007 } from './cache-007.ts'
import { CACHE_008 } from './cache-008.ts'
import { CACHE_009 } from './cache-009.ts'
import { CACHE_010 } from './cache-010.ts'
import { CACHE_011 } from './cache-011.ts'
import { CACHE_012 } from './cache-012.ts'
import { CACHE_014 } from './cache-014.ts'
import { CACHE_015 } from './cache-015.ts'
import { CACHE_016 } from './cache-016.ts'
import { CACHE_017 } from './cache-017.ts'

/** In order; the number of those that a file has seen is its `user_version`. Never edited once landed. */
export const CACHE_MIGRATIONS: readonly string[] = [
  CACHE_001,
  CACHE_002,
  CACHE_003,
  CACHE_004,
  CACHE_005,
  CACHE_006,
  CACHE_007,
  CACHE_008,
  CACHE_009,
  CACHE_010,
  CACHE_011,
  CACHE_012,
  CACHE_014,
  CACHE_015,
  CACHE_016,
  CACHE_017,
]
