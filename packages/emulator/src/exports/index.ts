export { createEmulator, type Emulator } from '../createEmulator.ts'
export type { PaceSettings } from '../createPace.ts'
export type {
  ActiveFault,
  Fault,
  FaultKind,
  FaultRoute,
  Faults,
} from '../faults.ts'
export type { JobView } from '../jobView.ts'
export type { LedgerJob, LedgerStatus, LedgerView } from '../ledger.ts'
export type { EmulatorOptions, UnclearOptions } from '../options.ts'
export type { LoggedRequest } from '../requestLog.ts'
export type { WebhookDelivery } from '../webhooks.ts'
