import type { Address } from 'viem'

/** Measures how long tasks are in their states. */
export interface StageClock {
  /**
   * Notes that a task has come to a state.
   *
   * @param at - in milliseconds since 1970.
   * @returns the seconds since it came to the one before; `undefined` for its first.
   */
  move(task: Address, at: number, isOver: boolean): number | undefined
}

/** Makes a clock. What is over is forgotten, so that it holds open tasks only. */
export function createStageClock(): StageClock {
  const since = new Map<Address, number>()
  return {
    move(task, at, isOver) {
      const before = since.get(task)
      if (isOver) since.delete(task)
      else since.set(task, at)
      return before === undefined ? undefined : Math.max(0, at - before) / 1000
    },
  }
}
