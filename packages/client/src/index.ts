// The client and its decorators
export type { TaskmeshClient } from './connection/taskmeshClient.ts'
export { adminActions, type AdminActions } from './decorators/adminActions.ts'
export { agentActions, type AgentActions } from './decorators/agentActions.ts'
export { eventActions, type EventActions } from './decorators/eventActions.ts'
export { judgeActions, type JudgeActions } from './decorators/judgeActions.ts'
export { providerActions, type ProviderActions } from './decorators/providerActions.ts'
export { sourceActions, type SourceActions } from './decorators/sourceActions.ts'
export { taskActions, type TaskActions, type TaskActionsOptions } from './decorators/taskActions.ts'
export { vaultActions, type VaultActions } from './decorators/vaultActions.ts'

// Tasks
export {
  cancelTask,
  type CancelTaskParameters,
  type CancelTaskReturnType,
} from './actions/task/cancelTask.ts'
export {
  confirmBy,
  type ConfirmByOptions,
  type ConfirmByParameters,
  type ConfirmByReturnType,
  type DifferingAnswer,
} from './actions/task/confirmBy.ts'
export {
  confirmResponse,
  type ConfirmResponseParameters,
  type ConfirmResponseReturnType,
} from './actions/task/confirmResponse.ts'
export {
  getAttempts,
  type GetAttemptsParameters,
  type GetAttemptsReturnType,
  type TaskAttempt,
} from './actions/task/getAttempts.ts'
export {
  getDeclines,
  type GetDeclinesOptions,
  type GetDeclinesParameters,
  type GetDeclinesReturnType,
} from './actions/task/getDeclines.ts'
export {
  getResponse,
  type GetResponseParameters,
  type GetResponseReturnType,
} from './actions/task/getResponse.ts'
export {
  estimateTask,
  type EstimateTaskParameters,
  type EstimateTaskReturnType,
} from './actions/task/estimateTask.ts'
export {
  getResponsesOf,
  type GetResponsesOfParameters,
  type GetResponsesOfReturnType,
} from './actions/task/getResponsesOf.ts'
export {
  getResponses,
  type GetResponsesParameters,
  type GetResponsesReturnType,
} from './actions/task/getResponses.ts'
export { getTask, type GetTaskParameters, type GetTaskReturnType } from './actions/task/getTask.ts'
export {
  getTaskRequest,
  type GetTaskRequestOptions,
  type GetTaskRequestParameters,
  type GetTaskRequestReturnType,
} from './actions/task/getTaskRequest.ts'
export {
  getTasksOfSource,
  type GetTasksOfSourceParameters,
  type GetTasksOfSourceReturnType,
} from './actions/task/getTasksOfSource.ts'
export {
  publishTask,
  type PublishTaskOptions,
  type PublishTaskParameters,
  type PublishTaskReturnType,
} from './actions/task/publishTask.ts'
export {
  publishTasks,
  type PublishTasksItem,
  type PublishTasksOptions,
  type PublishTasksParameters,
  type PublishTasksReturnType,
} from './actions/task/publishTasks.ts'
export {
  resumePublications,
  type ResumedPublication,
  type ResumePublicationsParameters,
  type ResumePublicationsReturnType,
} from './actions/task/resumePublications.ts'
export {
  resumePublish,
  type ResumePublishParameters,
  type ResumePublishReturnType,
} from './actions/task/resumePublish.ts'
export {
  waitForResult,
  type TaskHandle,
  type WaitForResultOptions,
  type WaitForResultParameters,
  type WaitForResultReturnType,
} from './actions/task/waitForResult.ts'
export {
  waitForTaskStatus,
  type WaitForTaskStatusParameters,
  type WaitForTaskStatusReturnType,
} from './actions/task/waitForTaskStatus.ts'
export { memoryPublishStore } from './publish/memoryPublishStore.ts'
export type { PublishListener, PublishProgress } from './publish/publishProgress.ts'
export type { Publication, PublishStore } from './publish/publishStore.ts'
export type { FeeLimit } from './transactions/raiseFees.ts'
export type { WaitOptions } from './result/pollTask.ts'
export type { TaskProgress } from './result/progressReporter.ts'
export { readResult, type ReadResultParameters, type Result } from './result/readResult.ts'

// What is published
export { checkMedia, type CheckMediaOptions } from './payload/checkMedia.ts'

// Sources
export {
  getProvidersOfSource,
  type GetProvidersOfSourceParameters,
  type GetProvidersOfSourceReturnType,
} from './actions/source/getProvidersOfSource.ts'
export {
  getSource,
  type GetSourceParameters,
  type GetSourceReturnType,
} from './actions/source/getSource.ts'
export {
  getSources,
  type GetSourcesParameters,
  type GetSourcesReturnType,
} from './actions/source/getSources.ts'
export {
  getSourcesOf,
  type GetSourcesOfParameters,
  type GetSourcesOfReturnType,
} from './actions/source/getSourcesOf.ts'
export {
  inactivateSource,
  type InactivateSourceParameters,
  type InactivateSourceReturnType,
} from './actions/source/inactivateSource.ts'
export {
  publishSource,
  type PublishSourceParameters,
  type PublishSourceReturnType,
} from './actions/source/publishSource.ts'
export {
  updateSource,
  type UpdateSourceParameters,
  type UpdateSourceReturnType,
} from './actions/source/updateSource.ts'
export {
  findOffer,
  findOfferedTask,
  taskOfComposeFile,
  type Offer,
} from './source/findOfferedTask.ts'
export { sourceMetadataSchema, type SourceMetadata } from './source/sourceMetadata.ts'
export type { SourceTerms } from './source/sourceTerms.ts'
export type { SourceDescription } from './source/storeSourceMetadata.ts'
export type { Expiry } from './source/toExpiryTime.ts'

// Providers
export {
  announceMaster,
  type AnnounceMasterParameters,
  type AnnounceMasterReturnType,
} from './actions/provider/announceMaster.ts'
export {
  announceProvider,
  type AnnounceProviderParameters,
  type AnnounceProviderReturnType,
} from './actions/provider/announceProvider.ts'
export {
  attempt,
  type AttemptParameters,
  type AttemptReturnType,
} from './actions/provider/attempt.ts'
export {
  getMaster,
  type GetMasterParameters,
  type GetMasterReturnType,
} from './actions/provider/getMaster.ts'
export {
  getProvider,
  type GetProviderParameters,
  type GetProviderReturnType,
} from './actions/provider/getProvider.ts'
export {
  getWorkState,
  type GetWorkStateParameters,
  type GetWorkStateReturnType,
} from './actions/provider/getWorkState.ts'
export {
  register,
  type RegisterParameters,
  type RegisterReturnType,
} from './actions/provider/register.ts'
export {
  removeContainer,
  type RemoveContainerParameters,
  type RemoveContainerReturnType,
} from './actions/provider/removeContainer.ts'
export {
  removeProvider,
  type RemoveProviderParameters,
  type RemoveProviderReturnType,
} from './actions/provider/removeProvider.ts'
export {
  setBaseData,
  type SetBaseDataParameters,
  type SetBaseDataReturnType,
} from './actions/provider/setBaseData.ts'
export {
  setLiveData,
  type SetLiveDataParameters,
  type SetLiveDataReturnType,
} from './actions/provider/setLiveData.ts'
export {
  submitResponse,
  type SubmitResponseParameters,
  type SubmitResponseReturnType,
} from './actions/provider/submitResponse.ts'
export {
  unregister,
  type UnregisterParameters,
  type UnregisterReturnType,
} from './actions/provider/unregister.ts'

// The vault
export {
  cancelUnbonding,
  type CancelUnbondingParameters,
  type CancelUnbondingReturnType,
} from './actions/vault/cancelUnbonding.ts'
export { claim, type ClaimParameters, type ClaimReturnType } from './actions/vault/claim.ts'
export { deposit, type DepositParameters, type DepositReturnType } from './actions/vault/deposit.ts'
export {
  ensureFunded,
  type EnsureFundedParameters,
  type EnsureFundedReturnType,
} from './actions/vault/ensureFunded.ts'
export {
  getVaultAccount,
  type GetVaultAccountParameters,
  type GetVaultAccountReturnType,
} from './actions/vault/getVaultAccount.ts'
export {
  getVaultTerms,
  type GetVaultTermsParameters,
  type GetVaultTermsReturnType,
} from './actions/vault/getVaultTerms.ts'
export { lock, type LockParameters, type LockReturnType } from './actions/vault/lock.ts'
export { unbond, type UnbondParameters, type UnbondReturnType } from './actions/vault/unbond.ts'
export {
  withdraw,
  type WithdrawParameters,
  type WithdrawReturnType,
} from './actions/vault/withdraw.ts'

// Agents
export {
  isAgentOf,
  type IsAgentOfParameters,
  type IsAgentOfReturnType,
} from './actions/agent/isAgentOf.ts'
export {
  setAgent,
  type SetAgentParameters,
  type SetAgentReturnType,
} from './actions/agent/setAgent.ts'
export {
  setDefaultAgentDisabled,
  type SetDefaultAgentDisabledParameters,
  type SetDefaultAgentDisabledReturnType,
} from './actions/agent/setDefaultAgentDisabled.ts'

// Events and the catalogue
export {
  getEvents,
  type GetEventsParameters,
  type GetEventsReturnType,
} from './actions/event/getEvents.ts'
export {
  watchEvents,
  type WatchedEvent,
  type WatchEventsParameters,
} from './actions/event/watchEvents.ts'
export {
  parseCursor,
  toCursor,
  type CursorPosition,
  type EventCursor,
} from './events/eventCursor.ts'
export type { ProtocolEvent, ProtocolEventName } from './events/protocolEvents.ts'
export type {
  CatalogueChanges,
  CatalogueSource,
  CatalogueStore,
  CatalogueTask,
  SourceQuery,
  TaskQuery,
} from './catalogue/catalogueStore.ts'
export {
  createCatalogue,
  type Catalogue,
  type CatalogueOptions,
  type Earnings,
} from './catalogue/createCatalogue.ts'
export { memoryCatalogueStore } from './catalogue/memoryCatalogueStore.ts'

// Judges and administrators
export {
  forceReleasePayment,
  type ForceReleasePaymentParameters,
  type ForceReleasePaymentReturnType,
} from './actions/judge/forceReleasePayment.ts'
export {
  sanction,
  type SanctionParameters,
  type SanctionReturnType,
} from './actions/judge/sanction.ts'
export { waive, type WaiveParameters, type WaiveReturnType } from './actions/judge/waive.ts'
export {
  emergencyExit,
  type EmergencyExitParameters,
  type EmergencyExitReturnType,
} from './actions/admin/emergencyExit.ts'
export {
  setMaxUnbondingPeriod,
  type SetMaxUnbondingPeriodParameters,
  type SetMaxUnbondingPeriodReturnType,
} from './actions/admin/setMaxUnbondingPeriod.ts'
export {
  setMinLockupPerSource,
  type SetMinLockupPerSourceParameters,
  type SetMinLockupPerSourceReturnType,
} from './actions/admin/setMinLockupPerSource.ts'
export {
  setWhitelist,
  type SetWhitelistParameters,
  type SetWhitelistReturnType,
} from './actions/admin/setWhitelist.ts'
export {
  withdrawSanctionOf,
  type WithdrawSanctionOfParameters,
  type WithdrawSanctionOfReturnType,
} from './actions/admin/withdrawSanctionOf.ts'

// Agreement of several providers
export type { AgreementOptions, AgreementProgress } from './agreement/agreementOptions.ts'
export type { Difference } from './agreement/comparatorOf.ts'
export { compareOutputs, type CompareOutputsOptions } from './agreement/compareOutputs.ts'
export type { UsableAnswer } from './agreement/readAnswers.ts'
export type { Tolerance, ToleranceOptions } from './agreement/tolerance.ts'

// Content
export type { Content, ContentStorage, GetOptions, PutOptions } from './storage/contentStorage.ts'
export { dataUrlStorage, type DataUrlStorageOptions } from './storage/dataUrlStorage.ts'
export { fetchContent, type FetchContentOptions } from './storage/fetchContent.ts'
export { kuboStorage, type KuboStorageOptions } from './storage/kuboStorage.ts'
export { ogpuStorage, type OgpuStorageOptions } from './storage/ogpuStorage.ts'
export { readContent, type ReadContentOptions } from './storage/readContent.ts'
export { readJson } from './storage/readJson.ts'
export { readStored } from './storage/readStored.ts'

// Declines
export {
  declinesUrlOf,
  decodeDeclineReport,
  encodeDeclineReport,
  withDeclinesUrl,
  type DeclineReporter,
} from './declines/declineReport.ts'
export type { Decline } from './errors/decline.ts'

// What actions share
export { getChainTime } from './reads/getChainTime.ts'
export type { ReadOptions } from './reads/readMany.ts'
export type { Page } from './reads/readPage.ts'
export type { Budget } from './scheduling/budget.ts'
export { contractAddress, type ProtocolContract } from './connection/contractAddress.ts'
export type { SentTransaction } from './transactions/sendCall.ts'

// Errors
export {
  InvalidQuorumError,
  InvalidToleranceError,
  NoAgreementError,
  NotManualError,
  TooFewResponsesError,
  type Answer,
} from './errors/agreementErrors.ts'
export {
  ContractRevertError,
  InvalidAddressError,
  InvalidCursorError,
  MissingAccountError,
  MissingContractError,
  RpcError,
  TimeBudgetError,
  TooManyUnfinishedError,
  TransactionRefusedError,
  TransactionReplacedError,
  TransactionUncertainError,
  WalletTransportError,
  WrongChainError,
  type ContractRevertErrorOptions,
  type SignedTransactionInfo,
} from './errors/chainErrors.ts'
export {
  IdempotencyConflictError,
  IdempotencyError,
  IdempotencyUncertainError,
  IdempotentTaskOverError,
  InsufficientVaultBalanceError,
  InvalidExpiryError,
  InvalidPaymentError,
  NotClientError,
  SourceInactiveError,
  SourceNotFoundError,
  SourceTaskMismatchError,
} from './errors/publishErrors.ts'
export { PublishTasksError, type PublishOutcome } from './errors/publishTasksError.ts'
export { REVERT_REASONS, type RevertName, type RevertReason } from './errors/revertReasons.ts'
export { InvalidSourceError } from './errors/sourceErrors.ts'
export {
  ContentTooLongError,
  GatewayPageError,
  InvalidJsonError,
  StorageError,
  UnverifiedContentError,
} from './errors/storageErrors.ts'
export {
  InvalidResultError,
  ResponseNotFoundError,
  TaskCanceledError,
  TaskExpiredError,
  TaskNotFoundError,
  WaitTimeoutError,
  type TaskExpiredOptions,
} from './errors/taskErrors.ts'
