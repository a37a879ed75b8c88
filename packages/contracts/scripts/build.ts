/**
 * Compiles the contracts and writes everything that is generated from them.
 *
 *   pnpm generate         write
 *   pnpm generate:check   write nothing, fail when a committed file is stale
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compileContracts } from './compile.ts'
import { makeGenesis } from './genesis.ts'
import { render } from './render.ts'

const root = new URL('../', import.meta.url)
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const artifacts = compileContracts()
const silent = compileContracts({ isSilent: true })
const genesis = { devnet: await makeGenesis(artifacts), 'devnet-silent': await makeGenesis(silent) }
const files = render(artifacts, genesis)
const stale = Object.entries(files).filter(([path, content]) => content !== readIfAny(path))

if (!values.check) {
  for (const [path, content] of stale) write(path, content)
  console.log(stale.length ? stale.map(([path]) => `wrote ${path}`).join('\n') : 'up to date')
} else if (stale.length) {
  console.error('These generated files are stale; run `pnpm generate` and commit them:')
  for (const [path] of stale) console.error(`  ${path}`)
  process.exitCode = 1
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8')
  } catch {
    return undefined
  }
}

function write(path: string, content: string): void {
  const file = new URL(path, root)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, content)
}
