import { controllerAbi, nexusAbi, terminalAbi, vaultAbi } from '@taskmesh/contracts'

// One constant for each, so that bundlers leave out the ABIs of those that are not called.
export const nexus = { name: 'nexus', abi: nexusAbi } as const
export const controller = { name: 'controller', abi: controllerAbi } as const
export const terminal = { name: 'terminal', abi: terminalAbi } as const
export const vault = { name: 'vault', abi: vaultAbi } as const
