import type { Command } from 'commander'
import { readPort } from './values.ts'

const PATIENCE_MS = 2000

/** Where a server can be reached from its own machine that listens at an address. */
function localAddress(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Where the server of this machine is, as its settings say, or a provider. */
async function whereToAsk({ port }: { port?: number }): Promise<{ host: string; port: number }> {
  if (port !== undefined) return { host: '127.0.0.1', port }
  const { readSettings } = await import('../actions/serve.ts')
  const place = { env: process.env, folder: process.cwd() }
  return (await readSettings([], {}, place)).values
}

/** `taskmesh healthcheck`: for containers, whether the server in it answers. */
export function addHealthcheckCommand(program: Command): void {
  program
    .command('healthcheck', { hidden: true })
    .description('End with 0 when the server of this machine answers, else with 1')
    .option('--port <port>', 'port of a provider; without it that of the server', readPort)
    .action(async (options: { port?: number }) => {
      const { host, port } = await whereToAsk(options)
      const url = `http://${localAddress(host)}:${port}/health/live`
      const isUp = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        ({ ok }) => ok,
        () => false,
      )
      process.exitCode = isUp ? 0 : 1
    })
}
