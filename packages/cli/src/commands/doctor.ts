import type { Command } from 'commander'
import type { DoctorOptions } from '../actions/doctor.ts'

/** `taskmesh doctor`: what a server needs, and whether it is there. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Check whether this machine can serve models, and say what to do where it cannot')
    .option('--config <file>', 'configuration file of the server')
    .option('--url <url>', 'ask a server that runs whether it is ready, and leave its port alone')
    .option('--json', 'print one JSON object per check', false)
    .action(async (options: DoctorOptions) =>
      (await import('../actions/doctor.ts')).doctor(options),
    )
}
