import type { Command } from 'commander'

const PATIENCE_MS = 2000

/** Where a server can be reached from its own machine that listens at an address. */
function localAddress(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** `taskmesh healthcheck`: for containers, whether the server in it answers. */
export function addHealthcheckCommand(program: Command): void {
  program
    .command('healthcheck', { hidden: true })
    .description('End with 0 when the server of this machine answers, else with 1')
    .action(async () => {
      const { readSettings } = await import('../actions/serve.ts')
      const place = { env: process.env, folder: process.cwd() }
      const { host, port } = (await readSettings([], {}, place)).values
      const url = `http://${localAddress(host)}:${port}/health/live`
      const isUp = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        ({ ok }) => ok,
        () => false,
      )
      process.exitCode = isUp ? 0 : 1
    })
}
