/** The protocol's contracts on the main network. Source: OGPU SDK, chain configuration. */
export const mainnetContracts = {
  nexus: { address: '0x2b0cC6058313801D5feb184a539e3a0C5A87a6a1' },
  controller: { address: '0x8661F4B9c30e07A04d795A192478dfD905625a1D' },
  terminal: { address: '0xaEBC7b712D38Fc4d841f0732c21B8774339869D3' },
  vault: { address: '0xa5c582254AA313528898311362bc698b041580cC' },
} as const

/** The protocol's contracts on the test network. Source: OGPU SDK, chain configuration. */
export const testnetContracts = {
  nexus: { address: '0xF87bb2f3edB991a998992f14d35fE142e6Bb50b1' },
  controller: { address: '0x9fb6022074Fd7Bdb429de0776eb693cA0CB55E09' },
  terminal: { address: '0x1ea332Fc14a5AFD3AF3852B45C263Ab5b1Dd6f52' },
  vault: { address: '0x15905a2FbD3EF5d3532b931b5656BB9EB493Bb15' },
} as const

/**
 * The contracts on a development network: those of the protocol at their testnet addresses,
 * Manager and Multicall3 beside them.
 */
export const devnetContracts = {
  ...testnetContracts,
  manager: { address: '0x000000000000000000000000006d616e61676572' },
  multicall3: { address: '0xcA11bde05977b3631167028862bE2a173976CA11' },
} as const

/**
 * Owner of the contracts, administrator and judge on a development network: the first account
 * of anvil's default mnemonic.
 */
export const devnetAdmin = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

/**
 * "The Order", the scheduling agent that acts for every master that has not disabled it.
 * Source: OGPU docs, Agents.
 */
export const defaultAgent = '0x306Dc3fF30254675B209D916475094401aCC4a1E'
