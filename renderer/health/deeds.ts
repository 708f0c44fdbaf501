import { begun, type Deeds } from '../base/deed.ts'
import { EVERYTHING, openHealth } from './health.ts'

export const HEALTH_DEEDS = {
  health: () => begun(openHealth(EVERYTHING)),
} satisfies Partial<Deeds>
