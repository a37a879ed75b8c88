export { devnetMnemonic, type DevnetAccount, type DevnetAccounts } from './accounts.ts'
export { AnvilFailedError, AnvilNotInstalledError, ContentStoreFailedError } from './errors.ts'
export { listenOnFreePort, type Listener } from './listenOnFreePort.ts'
export { startDevnet, type Devnet, type StartDevnetOptions } from './startDevnet.ts'
export {
  startContentStore,
  type ContentStore,
  type StartContentStoreOptions,
} from './store/startContentStore.ts'
