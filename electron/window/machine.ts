/** What Electron knows about the computer: sleep, network, battery. */

import { net, powerMonitor } from 'electron'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Machine } from '../sync/timer.ts'

/** To be called after `ready`. */
export function electronMachine(): Machine {
  return {
    onSuspend: listener => void powerMonitor.on('suspend', listener),
    onResume: listener => void powerMonitor.on('resume', listener),
    isOnline: () => net.isOnline(),
    isOnBattery: () => powerMonitor.isOnBatteryPower(),
  }
}

/** Whether only what the reader asks for is fetched. */
export function isSaving({ metered, saveBattery }: Settings, machine: Pick<Machine, 'isOnBattery'>): boolean {
  return metered || (saveBattery && machine.isOnBattery())
}
