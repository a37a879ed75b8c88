export { createProvider, type Provider } from './createProvider.ts'
export {
  InvalidConcurrencyError,
  InvalidTransitionError,
  LocalAccountRequiredError,
  MissingMasterError,
  NoSourcesError,
  ProviderNotRegisteredError,
  RunnerRequiredError,
  StakeTooLowError,
  StaleTaskError,
  StoreInUseError,
  PGliteMissingError,
  StoreUnavailableError,
  TimeUpError,
  UnexpectedError,
} from './errors/providerErrors.ts'
export type { ProviderEvent, ProviderEvents, ProviderListener } from './events/providerEvents.ts'
export type { ProviderStats } from './events/providerStats.ts'
export { InvalidPolicyError, NotNowError } from './errors/policyErrors.ts'
export type { FetchSlotOptions } from './payload/createFetchSlots.ts'
export {
  PayloadFailedBeforeError,
  PayloadNotJsonError,
  PayloadTimeoutError,
  PayloadTooComplexError,
  type ExceededLimit,
} from './payload/payloadErrors.ts'
export { FIRST_GAS } from './policy/firstGas.ts'
export { createPolicy } from './policy/createPolicy.ts'
export type { Decision, Policy, Refusal } from './policy/decision.ts'
export { estimateTask, type TaskEstimate } from './policy/estimateTask.ts'
export { measureWork, type WorkUnits } from './policy/measureWork.ts'
export type { Circumstances, MeasuredSeconds, OfferedPayload, Offer } from './policy/offer.ts'
export { policySchema, type PolicyOptions, type PolicyRules } from './policy/policySchema.ts'
export { policyJsonSchema, readPolicy } from './policy/readPolicy.ts'
export type { ProvidedSource, ProviderOptions, ProviderRole } from './providerOptions.ts'
export type {
  PreparedRun,
  PreparedRunOptions,
  ProviderRunner,
  ProviderRunOptions,
} from './providerRunner.ts'
export {
  setUpProvider,
  type SetUpProviderParameters,
  type SetUpProviderReturnType,
  type SetUpStep,
} from './setUp/setUpProvider.ts'
export { canMove, isFinal, TASK_STATES, TRANSITIONS, type TaskState } from './states/taskState.ts'
export {
  planSetUp,
  type PlannedFunds,
  type PlannedStep,
  type PlanSetUpParameters,
  type SetUpPlan,
} from './setUp/planSetUp.ts'
export {
  DailySpendingCapError,
  SigningRefusedError,
  TransactionFeeCapError,
} from './errors/signingErrors.ts'
export { guardAccount, type SigningLimits } from './signing/guardAccount.ts'
export { providerCalls, type AllowedCall } from './signing/providerCalls.ts'
export {
  addCost,
  memorySpendingLedger,
  type Spending,
  type SpendingLedger,
} from './signing/spendingLedger.ts'
export {
  createProviderMetrics,
  type ProviderMetrics,
  type ProviderMetricsOptions,
} from './metrics/createProviderMetrics.ts'
export type { TaskView } from './chain/readTaskViews.ts'
export type { ChangeListener, NewsListener, TaskNews } from './store/changes.ts'
export { memoryStore } from './store/memoryStore.ts'
export type {
  SignedTransaction,
  TransactionOutcome,
  TransactionPurpose,
  TransactionRecord,
  TransactionStatus,
} from './store/signedTransaction.ts'
export { openStore, type OpenStore, type OpenStoreOptions } from './store/sql/openStore.ts'
export type { FoundTask, Move, TaskRecord } from './store/taskRecord.ts'
export type {
  Capability,
  Claim,
  DurationStatistics,
  EarningsRow,
  ProviderStore,
  SignParameters,
  StoreOwner,
  TaskQuery,
  TaskStore,
} from './store/taskStore.ts'
export { JOB_STATES, type JobKind } from './states/jobs.ts'
