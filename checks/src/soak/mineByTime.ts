import type { Devnet } from '@taskmesh/devnet'

const BLOCK_MS = 150

/** Makes blocks although nothing happens, as chains do, so that nodes that lag behind catch up. */
export function mineByTime(devnet: Devnet): { stop: () => Promise<void> } {
  const controller = new AbortController()
  const { signal } = controller
  const mine = async () => {
    while (!signal.aborted) {
      await devnet.mine()
      await new Promise((resolve) => setTimeout(resolve, BLOCK_MS))
    }
  }
  const mining = mine()
  return {
    stop: () => {
      controller.abort()
      return mining
    },
  }
}
