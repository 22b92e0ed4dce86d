export type { BudgetOptions } from '../budget/createBudget.ts'
export {
  type Doubt,
  type ListDoubtsOptions,
  listDoubts,
} from '../budget/listDoubts.ts'
export type { SpendingLimits } from '../budget/periods.ts'
export {
  type SettleDoubtOptions,
  settleDoubt,
} from '../budget/settleDoubt.ts'
export {
  type Authorize,
  type HandlerContext,
  type OpenAccess,
  type Owner,
  onlyThisMachine,
  openAccess,
} from '../handler/authorize.ts'
export { createHandler, type Handler } from '../handler/createHandler.ts'
export type { RateLimiter } from '../handler/createRateLimiter.ts'
export type { HandlerEvent, OnEvent } from '../handler/events.ts'
export type {
  HandlerOptions,
  LimitOptions,
  RateLimit,
} from '../handler/HandlerOptions.ts'
export type { RefusalType } from '../handler/refusal.ts'
export { type SettleJobsOptions, settleJobs } from '../handler/settleJobs.ts'
export {
  createMemoryStore,
  type MemoryStoreOptions,
} from '../store/createMemoryStore.ts'
export type {
  BudgetStore,
  ClaimAnswer,
  Counter,
  Hold,
  OnceStore,
  Reservation,
  ReserveAnswer,
  Store,
} from '../store/store.ts'
