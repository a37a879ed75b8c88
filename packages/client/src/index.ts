export {
  getMaster,
  type GetMasterParameters,
  type GetMasterReturnType,
} from './actions/getMaster.ts'
export {
  removeContainer,
  type RemoveContainerParameters,
  type RemoveContainerReturnType,
} from './actions/removeContainer.ts'
export {
  setBaseData,
  type SetBaseDataParameters,
  type SetBaseDataReturnType,
} from './actions/setBaseData.ts'
export {
  setLiveData,
  type SetLiveDataParameters,
  type SetLiveDataReturnType,
} from './actions/setLiveData.ts'
export {
  setDefaultAgentDisabled,
  type SetDefaultAgentDisabledParameters,
  type SetDefaultAgentDisabledReturnType,
} from './actions/setDefaultAgentDisabled.ts'
export {
  getSourcesOf,
  type GetSourcesOfParameters,
  type GetSourcesOfReturnType,
} from './actions/getSourcesOf.ts'
export { sanction, type SanctionParameters, type SanctionReturnType } from './actions/sanction.ts'
export { waive, type WaiveParameters, type WaiveReturnType } from './actions/waive.ts'
export {
  forceReleasePayment,
  type ForceReleasePaymentParameters,
  type ForceReleasePaymentReturnType,
} from './actions/forceReleasePayment.ts'
export {
  setWhitelist,
  type SetWhitelistParameters,
  type SetWhitelistReturnType,
} from './actions/setWhitelist.ts'
export {
  setMinLockupPerSource,
  type SetMinLockupPerSourceParameters,
  type SetMinLockupPerSourceReturnType,
} from './actions/setMinLockupPerSource.ts'
export {
  setMaxUnbondingPeriod,
  type SetMaxUnbondingPeriodParameters,
  type SetMaxUnbondingPeriodReturnType,
} from './actions/setMaxUnbondingPeriod.ts'
export {
  withdrawSanctionOf,
  type WithdrawSanctionOfParameters,
  type WithdrawSanctionOfReturnType,
} from './actions/withdrawSanctionOf.ts'
export {
  emergencyExit,
  type EmergencyExitParameters,
  type EmergencyExitReturnType,
} from './actions/emergencyExit.ts'
export {
  resumePublish,
  type ResumePublishParameters,
  type ResumePublishReturnType,
} from './actions/resumePublish.ts'
export {
  getAttempts,
  type GetAttemptsParameters,
  type GetAttemptsReturnType,
  type TaskAttempt,
} from './actions/getAttempts.ts'
export {
  confirmBy,
  type ConfirmByOptions,
  type ConfirmByParameters,
  type ConfirmByReturnType,
  type DifferingAnswer,
} from './actions/confirmBy.ts'
export type { AgreementOptions, AgreementProgress } from './agreement/agreementOptions.ts'
export type { Difference } from './agreement/comparatorOf.ts'
export { compareOutputs, type CompareOutputsOptions } from './agreement/compareOutputs.ts'
export type { UsableAnswer } from './agreement/readAnswers.ts'
export type { Tolerance, ToleranceOptions } from './agreement/tolerance.ts'
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
export type { ReadOptions } from './chain/readMany.ts'
export { adminActions, type AdminActions } from './decorators/adminActions.ts'
export { eventActions, type EventActions } from './decorators/eventActions.ts'
export { judgeActions, type JudgeActions } from './decorators/judgeActions.ts'
export {
  InvalidQuorumError,
  InvalidToleranceError,
  NoAgreementError,
  NotManualError,
  TooFewResponsesError,
  type Answer,
} from './errors/agreementErrors.ts'
export type { ProtocolEvent, ProtocolEventName } from './events/protocolEvents.ts'
export type { PublishListener, PublishProgress } from './publish/publishProgress.ts'
export { kuboStorage, type KuboStorageOptions } from './storage/kuboStorage.ts'
export {
  announceMaster,
  type AnnounceMasterParameters,
  type AnnounceMasterReturnType,
} from './actions/announceMaster.ts'
export {
  announceProvider,
  type AnnounceProviderParameters,
  type AnnounceProviderReturnType,
} from './actions/announceProvider.ts'
export { attempt, type AttemptParameters, type AttemptReturnType } from './actions/attempt.ts'
export {
  cancelTask,
  type CancelTaskParameters,
  type CancelTaskReturnType,
} from './actions/cancelTask.ts'
export {
  cancelUnbonding,
  type CancelUnbondingParameters,
  type CancelUnbondingReturnType,
} from './actions/cancelUnbonding.ts'
export { claim, type ClaimParameters, type ClaimReturnType } from './actions/claim.ts'
export {
  confirmResponse,
  type ConfirmResponseParameters,
  type ConfirmResponseReturnType,
} from './actions/confirmResponse.ts'
export { deposit, type DepositParameters, type DepositReturnType } from './actions/deposit.ts'
export {
  ensureFunded,
  type EnsureFundedParameters,
  type EnsureFundedReturnType,
} from './actions/ensureFunded.ts'
export {
  getEvents,
  type GetEventsParameters,
  type GetEventsReturnType,
} from './actions/getEvents.ts'
export {
  getProvider,
  type GetProviderParameters,
  type GetProviderReturnType,
} from './actions/getProvider.ts'
export {
  getProvidersOfSource,
  type GetProvidersOfSourceParameters,
  type GetProvidersOfSourceReturnType,
} from './actions/getProvidersOfSource.ts'
export {
  getResponse,
  type GetResponseParameters,
  type GetResponseReturnType,
} from './actions/getResponse.ts'
export {
  getResponses,
  type GetResponsesParameters,
  type GetResponsesReturnType,
} from './actions/getResponses.ts'
export {
  getSource,
  type GetSourceParameters,
  type GetSourceReturnType,
} from './actions/getSource.ts'
export {
  getSources,
  type GetSourcesParameters,
  type GetSourcesReturnType,
} from './actions/getSources.ts'
export { getTask, type GetTaskParameters, type GetTaskReturnType } from './actions/getTask.ts'
export {
  getTaskRequest,
  type GetTaskRequestOptions,
  type GetTaskRequestParameters,
  type GetTaskRequestReturnType,
} from './actions/getTaskRequest.ts'
export {
  getTasksOfSource,
  type GetTasksOfSourceParameters,
  type GetTasksOfSourceReturnType,
} from './actions/getTasksOfSource.ts'
export {
  getVaultAccount,
  type GetVaultAccountParameters,
  type GetVaultAccountReturnType,
} from './actions/getVaultAccount.ts'
export {
  getVaultTerms,
  type GetVaultTermsParameters,
  type GetVaultTermsReturnType,
} from './actions/getVaultTerms.ts'
export {
  getWorkState,
  type GetWorkStateParameters,
  type GetWorkStateReturnType,
} from './actions/getWorkState.ts'
export {
  inactivateSource,
  type InactivateSourceParameters,
  type InactivateSourceReturnType,
} from './actions/inactivateSource.ts'
export {
  isAgentOf,
  type IsAgentOfParameters,
  type IsAgentOfReturnType,
} from './actions/isAgentOf.ts'
export { lock, type LockParameters, type LockReturnType } from './actions/lock.ts'
export {
  publishSource,
  type PublishSourceParameters,
  type PublishSourceReturnType,
} from './actions/publishSource.ts'
export {
  publishTask,
  type PublishTaskOptions,
  type PublishTaskParameters,
  type PublishTaskReturnType,
} from './actions/publishTask.ts'
export { register, type RegisterParameters, type RegisterReturnType } from './actions/register.ts'
export {
  removeProvider,
  type RemoveProviderParameters,
  type RemoveProviderReturnType,
} from './actions/removeProvider.ts'
export { setAgent, type SetAgentParameters, type SetAgentReturnType } from './actions/setAgent.ts'
export {
  submitResponse,
  type SubmitResponseParameters,
  type SubmitResponseReturnType,
} from './actions/submitResponse.ts'
export { unbond, type UnbondParameters, type UnbondReturnType } from './actions/unbond.ts'
export {
  unregister,
  type UnregisterParameters,
  type UnregisterReturnType,
} from './actions/unregister.ts'
export {
  updateSource,
  type UpdateSourceParameters,
  type UpdateSourceReturnType,
} from './actions/updateSource.ts'
export {
  waitForResult,
  type TaskHandle,
  type WaitForResultOptions,
  type WaitForResultParameters,
  type WaitForResultReturnType,
} from './actions/waitForResult.ts'
export {
  waitForTaskStatus,
  type WaitForTaskStatusParameters,
  type WaitForTaskStatusReturnType,
} from './actions/waitForTaskStatus.ts'
export {
  watchEvents,
  type WatchedEvent,
  type WatchEventsParameters,
} from './actions/watchEvents.ts'
export { withdraw, type WithdrawParameters, type WithdrawReturnType } from './actions/withdraw.ts'
export type { Budget } from './chain/budget.ts'
export type { Page } from './chain/readPage.ts'
export type { SentTransaction } from './chain/sendCall.ts'
export type { TaskmeshClient } from './chain/taskmeshClient.ts'
export { taskActions, type TaskActions } from './decorators/taskActions.ts'
export { sourceActions, type SourceActions } from './decorators/sourceActions.ts'
export { providerActions, type ProviderActions } from './decorators/providerActions.ts'
export { vaultActions, type VaultActions } from './decorators/vaultActions.ts'
export { agentActions, type AgentActions } from './decorators/agentActions.ts'
export {
  ContractRevertError,
  type ContractRevertErrorOptions,
  InvalidAddressError,
  InvalidCursorError,
  MissingAccountError,
  MissingContractError,
  RpcError,
  type SignedTransactionInfo,
  TimeBudgetError,
  TransactionRefusedError,
  TransactionReplacedError,
  TransactionUncertainError,
  WrongChainError,
} from './errors/chainErrors.ts'
export {
  IdempotencyError,
  InsufficientVaultBalanceError,
  InvalidExpiryError,
  InvalidPaymentError,
  NotClientError,
  SourceInactiveError,
  SourceNotFoundError,
  SourceTaskMismatchError,
} from './errors/publishErrors.ts'
export { InvalidSourceError } from './errors/sourceErrors.ts'
export { ContentTooLongError, InvalidJsonError, StorageError } from './errors/storageErrors.ts'
export {
  InvalidResultError,
  ResponseNotFoundError,
  TaskCanceledError,
  TaskExpiredError,
  TaskNotFoundError,
  WaitTimeoutError,
} from './errors/taskErrors.ts'
export {
  parseCursor,
  toCursor,
  type CursorPosition,
  type EventCursor,
} from './events/eventCursor.ts'
export type { WaitOptions } from './result/pollTask.ts'
export type { TaskProgress } from './result/progressReporter.ts'
export { readResult, type ReadResultParameters, type Result } from './result/readResult.ts'
export type { Expiry } from './source/toExpiryTime.ts'
export {
  findOffer,
  findOfferedTask,
  taskOfComposeFile,
  type Offer,
} from './source/findOfferedTask.ts'
export { sourceMetadataSchema, type SourceMetadata } from './source/sourceMetadata.ts'
export type { SourceTerms } from './source/sourceTerms.ts'
export type { SourceDescription } from './source/storeSourceMetadata.ts'
export type { ContentStorage, GetOptions, PutOptions } from './storage/contentStorage.ts'
export { dataUrlStorage, type DataUrlStorageOptions } from './storage/dataUrlStorage.ts'
export { ogpuStorage, type OgpuStorageOptions } from './storage/ogpuStorage.ts'
export { readContent, type ReadContentOptions } from './storage/readContent.ts'
export { readJson } from './storage/readJson.ts'
