export { defaultAgent, devnetAdmin } from './addresses.ts'
export { ogpuDevnet, ogpuMainnet, ogpuTestnet } from './chains.ts'
export {
  deliveryMethodFromNumber,
  deliveryMethods,
  deliveryMethodToNumber,
  responseStatuses,
  responseStatusFromNumber,
  responseStatusToNumber,
  sourceStatuses,
  sourceStatusFromNumber,
  sourceStatusToNumber,
  taskStatuses,
  taskStatusFromNumber,
  taskStatusToNumber,
  type DeliveryMethod,
  type ResponseStatus,
  type SourceStatus,
  type TaskStatus,
} from './enums.ts'
export {
  environmentNames,
  environments,
  environmentsFromBitmask,
  environmentsToBitmask,
  type Environment,
} from './environments.ts'
export { UnknownEnumValueError } from './errors.ts'
export { controllerAbi } from './generated/abis/controllerAbi.ts'
export { managerAbi } from './generated/abis/managerAbi.ts'
export { nexusAbi } from './generated/abis/nexusAbi.ts'
export { responseAbi } from './generated/abis/responseAbi.ts'
export { sourceAbi } from './generated/abis/sourceAbi.ts'
export { taskAbi } from './generated/abis/taskAbi.ts'
export { terminalAbi } from './generated/abis/terminalAbi.ts'
export { vaultAbi } from './generated/abis/vaultAbi.ts'
export type { OgpuChain, OgpuContracts } from './ogpuChain.ts'
