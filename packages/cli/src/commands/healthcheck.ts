import type { Command } from 'commander'

const PATIENCE_MS = 2000

/** `taskmesh healthcheck`: for containers, whether the server in it answers. */
export function addHealthcheckCommand(program: Command): void {
  program
    .command('healthcheck', { hidden: true })
    .description('End with 0 when the server of this machine answers, else with 1')
    .action(async () => {
      const port = process.env['TASKMESH_PORT'] || '8080'
      const url = `http://127.0.0.1:${port}/health/live`
      const isUp = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        ({ ok }) => ok,
        () => false,
      )
      process.exitCode = isUp ? 0 : 1
    })
}
