export { createProvider, type Provider } from './createProvider.ts'
export { memoryTaskStore } from './memoryTaskStore.ts'
export type { ProviderEvent, ProviderEvents, ProviderListener } from './providerEvents.ts'
export type { ProvidedSource, ProviderOptions } from './providerOptions.ts'
export type { ProviderRunner, ProviderRunOptions } from './providerRunner.ts'
export type { ProviderStats } from './providerStats.ts'
export {
  setUpProvider,
  type SetUpProviderParameters,
  type SetUpProviderReturnType,
  type SetUpStep,
} from './setUpProvider.ts'
export type { TaskRecord } from './taskRecord.ts'
export { canMove, isFinal, TASK_STATES, TRANSITIONS, type TaskState } from './taskState.ts'
export type { TaskStore } from './taskStore.ts'
