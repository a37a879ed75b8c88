import type { ChainProgress } from '@taskmesh/venues/chain'

/** Writes a status of a task on the chain in one line; nothing for the other steps of a run. */
export function formatStatus(progress: ChainProgress): string | undefined {
  switch (progress.step) {
    case 'checked':
    case 'stored':
    case 'published':
    case 'verified':
      return undefined
    default:
      return `${progress.step.padEnd(10)} ${progress.taskAddress}`
  }
}
