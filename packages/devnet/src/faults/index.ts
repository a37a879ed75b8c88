export { InvalidFaultError } from '../errors.ts'
export { faultKinds, type Fault, type FaultKind } from './fault.ts'
export { startFaultProxy, type FaultProxy, type StartFaultProxyOptions } from './startFaultProxy.ts'
