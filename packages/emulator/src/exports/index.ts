export {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../createEmulator.ts'
export type {
  ActiveFault,
  Fault,
  FaultKind,
  FaultRoute,
  Faults,
} from '../faults.ts'
export type { LedgerJob, LedgerStatus, LedgerView } from '../ledger.ts'
export type { LoggedRequest } from '../requestLog.ts'
