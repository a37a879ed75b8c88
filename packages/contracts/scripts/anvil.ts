import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { hexToBytes } from 'viem'
import { devClient } from './devClient.ts'

interface DumpedAccount {
  storage: Record<string, string>
}

export interface Anvil extends AsyncDisposable {
  url: string
  /** Every account of the chain, with all its storage. */
  dumpAccounts(): Promise<Record<string, DumpedAccount>>
}

/** Runs a throw-away anvil on a free port. */
export async function runAnvil(args: readonly string[] = []): Promise<Anvil> {
  const child = spawn(anvilBinary(), ['--port', '0', '--color', 'never', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = `http://${await listeningAddress(child.stdout)}`
  return {
    url,
    async dumpAccounts() {
      const bytes = hexToBytes(await devClient(url).dumpState())
      const json = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes
      return JSON.parse(new TextDecoder().decode(json)).accounts
    },
    async [Symbol.asyncDispose]() {
      child.kill()
      await exited
    },
  }
}

/** The package's own launcher needs PATH and a second Node; the binary is enough. */
function anvilBinary(): string {
  const require = createRequire(
    createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'),
  )
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const binary = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  return require.resolve(`@foundry-rs/anvil-${process.platform}-${arch}/bin/${binary}`)
}

async function listeningAddress(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const match = /Listening on (\S+)/.exec(text)
    if (match?.[1]) return match[1]
  }
  throw new Error(`anvil stopped before it listened:\n${text}`)
}
