export { createServer } from './createServer.ts'
export { SERVER_ERRORS } from './serverErrors.ts'
export type { ServerOptions } from './serverOptions.ts'
export { stopOnSignals, type StopOptions } from './stopOnSignals.ts'
