/**
 * Runs the network's own Python SDK against the development network and our provider.
 *
 *   node --conditions=@taskmesh/source run.ts [--json] [--verbose]
 *
 * Ends with 1 when something fails that is not known to fail on any network.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startNetwork, type Network } from '@taskmesh/cli/network'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import type { Provider } from '@taskmesh/provider'
import * as z from 'zod/mini'
import { servePictures, type Pictures } from './network/pictures.ts'
import { serve } from './network/serve.ts'
import { preparePython } from './python/environment.ts'
import { startProgram } from './python/program.ts'
import { message, type Step } from './report/message.ts'
import { table } from './report/table.ts'

const TIME_LIMIT_MS = 300_000
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const log = (line: string) => void process.stderr.write(`${line}\n`)

const python = await preparePython(log)
await using pictures = await servePictures()
log('Starting the network…')
await using network = await startNetwork({
  models: Object.values(DEMO_MODELS).map(({ id, task }) => ({
    id,
    task,
    path: demoModelDirectory(task),
  })),
  allowHosts: [pictures.host],
  rpcPort: 0,
  storagePort: 0,
  runnerPort: 0,
})
log('Running the SDK…')
const steps = await runSdk(network, pictures)
process.stdout.write(`${values.json ? JSON.stringify(steps, undefined, 2) : table(steps)}\n`)
const count = (outcome: Step['outcome']) => steps.filter((step) => step.outcome === outcome).length
log(
  `${count('passed')} passed, ${count('failed')} failed, ${count('known')} known failures of the SDK`,
)
process.exitCode = count('failed') === 0 && count('passed') > 0 ? 0 : 1

async function runSdk(running: Network, images: Pictures): Promise<Step[]> {
  const { accounts, rpcUrl, storageUrl } = running.devnet
  const [, , , , , master, provider, client, agent, stranger] = accounts
  await using program = startProgram({
    python,
    script: fileURLToPath(new URL('sdk/main.py', import.meta.url)),
    onStderr: values.verbose ? (text) => process.stderr.write(text) : undefined,
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  })
  program.send({
    rpcUrl,
    storageUrl,
    accounts: { master, provider, client, agent, stranger },
    images,
  })
  const found: Step[] = []
  let serving: Provider | undefined
  try {
    for await (const line of program.messages) {
      const received = z.parse(message, line)
      if (received.type === 'sources') {
        serving = await serve(running, provider.privateKey, received.sources)
        program.send({ serving: true })
      } else found.push(received)
    }
  } finally {
    await serving?.stop()
  }
  return found
}
