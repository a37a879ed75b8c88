import type { NetworkOptions } from '../../account/chooseNetwork.ts'
import type { PolicyFlags } from '../../provide/policyOptions.ts'

/** What every command of `taskmesh provide` takes. */
export interface FolderOptions {
  folder?: string
  json: boolean
}

/** What the commands take that open a keystore. */
export interface SigningOptions extends FolderOptions {
  passphraseFile?: string
  yes: boolean
}

/** The options of `taskmesh provide init`. */
export interface InitOptions extends SigningOptions, NetworkOptions, PolicyFlags {
  source: string[]
  model: string[]
  environment: 'CPU' | 'NVIDIA' | 'AMD'
  /** In wei. */
  stake?: bigint
  importProviderKey?: string
  importMasterKey?: string
}
