export { devnetMnemonic, type DevnetAccount, type DevnetAccounts } from './accounts.ts'
export { AnvilFailedError, AnvilNotInstalledError } from './errors.ts'
export { startDevnet, type Devnet, type StartDevnetOptions } from './startDevnet.ts'
export {
  startContentStore,
  type ContentStore,
  type StartContentStoreOptions,
} from './store/startContentStore.ts'
