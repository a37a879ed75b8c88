import { fileURLToPath } from 'node:url'
import { startNetwork, type Network } from '@taskmesh/cli/network'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import type { Provider } from '@taskmesh/provider'
import * as z from 'zod/mini'
import { servePictures, type Pictures } from '../network/pictures.ts'
import { serve } from '../network/serve.ts'
import { preparePython } from '../python/environment.ts'
import { message, type Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { startProgram } from '../startProgram.ts'

const TIME_LIMIT_MS = 300_000
const ENVIRONMENT = {
  name: 'ogpu-sdk',
  requirements: new URL('requirements.txt', import.meta.url),
}

/** Runs the network's own Python SDK against the development network and our provider. */
export async function runSdk({ log, onStderr }: RunOptions): Promise<Step[]> {
  const python = await preparePython(ENVIRONMENT, log)
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
  return await playScenarios(network, { python, pictures, onStderr })
}

interface Scene {
  python: string
  pictures: Pictures
  onStderr: RunOptions['onStderr']
}

async function playScenarios(
  running: Network,
  { python, pictures, onStderr }: Scene,
): Promise<Step[]> {
  const { accounts, rpcUrl, storageUrl } = running.devnet
  const [, , , , , master, provider, client, agent, stranger] = accounts
  await using program = startProgram({
    command: python,
    args: ['-B', '-u', fileURLToPath(new URL('main.py', import.meta.url))],
    onStderr,
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  })
  program.send({
    rpcUrl,
    storageUrl,
    accounts: { master, provider, client, agent, stranger },
    images: pictures,
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
