// New versions of the app: whether there is one, and how far it is.
import type { UpdateState } from '../../shared/contract/updates.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { tellFailure } from '../notices/toasts.ts'

/** null: not known yet. */
export const updateCell = createCell<UpdateState | null>(null)

export function watchUpdates(): void {
  reader.on.updateProgressed(state => updateCell.set(state))
  void readUpdates()
}

export async function readUpdates(): Promise<void> {
  took(await reader.request.readUpdates())
}

export async function lookForUpdate(): Promise<void> {
  took(await reader.request.lookForUpdate())
}

export async function installUpdate(): Promise<void> {
  took(await reader.request.installUpdate())
}

export async function cancelUpdate(): Promise<void> {
  orTell(await reader.request.cancelUpdate())
}

export async function restartIntoUpdate(): Promise<void> {
  orTell(await reader.request.restartIntoUpdate())
}

export async function dismissUpdate(version: string): Promise<void> {
  orTell(await reader.request.dismissUpdate(version))
}

export async function openDownloads(): Promise<void> {
  orTell(await reader.request.openDownloads())
}

function took(result: Result<UpdateState>): void {
  if (result.ok) updateCell.set(result.value)
  else tellFailure(result)
}

function orTell(result: Result<void>): void {
  if (!result.ok) tellFailure(result)
}
