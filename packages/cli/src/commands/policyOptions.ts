import type { Command } from 'commander'
import { readAmount, readCount, readPercent } from './values.ts'

/** The most used of what `policy` in provider.json says; `where` tells what becomes of it. */
export function addPolicyOptions(command: Command, where: string): Command {
  return command
    .option('--min-payment <OGPU>', `least payment of a task; ${where}`, readAmount)
    .option(
      '--margin <percent>',
      'what has to remain of its costs; 10 if nothing says',
      readPercent,
    )
    .option('--max-gas-per-day <OGPU>', 'gas of a day (UTC) before no task is taken', readAmount)
    .option('--max-tasks-per-day <count>', 'tasks of a day (UTC), likewise', readCount)
    .option('--at-loss', 'take tasks too that do not pay their costs')
    .option('--no-at-loss', 'take only tasks that pay their costs')
}
