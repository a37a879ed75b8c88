import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findPython } from '@taskmesh/interop/python'
import { payment, type Market } from './market.ts'

const script = fileURLToPath(new URL('publish_with_sdk.py', import.meta.url))
/** The environment that `interop/sdk` makes. */
const SDK = {
  name: 'ogpu-sdk',
  requirements: new URL('../../interop/sdk/requirements.txt', import.meta.url),
}

/** The Python that has the SDK: that of `interop/sdk`, or the one that `PYTHON_WITH_OGPU` names. */
export async function findSdk(): Promise<string | undefined> {
  return process.env['PYTHON_WITH_OGPU'] ?? (await findPython(SDK))
}

/**
 * Publishes tasks with the Python SDK.
 *
 * @returns tasks per second.
 */
export async function publishWithSdk(
  python: string,
  { devnet, privateKey, source }: Market,
  count: number,
  concurrency: number,
): Promise<number> {
  const child = spawn(python, ['-B', script], { stdio: ['pipe', 'pipe', 'pipe'] })
  const [printed, failure] = [collect(child.stdout), collect(child.stderr)]
  const { rpcUrl, storageUrl } = devnet
  const terms = { payment: String(payment), count, concurrency }
  child.stdin.end(JSON.stringify({ rpcUrl, storageUrl, privateKey, source, ...terms }))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The SDK failed.\n${(await failure).slice(-2000)}`)
  return Number(await printed)
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
