import * as bytecodes from '../src/bytecode.ts'
import * as abis from '../src/index.ts'
import type { Deployment } from './deployProtocol.ts'
import { measureGas, type GasByAction } from './measureGas.ts'

/** Files about gas, by path from the package's root. */
export type GasFiles = Readonly<Record<'gas.json' | 'gas.md', string>>

interface Gas {
  gas: number
  /** The same action with the contracts of `clones/`. */
  clones: number
}

/** The whole lives of a task, in actions. */
const lives: Record<string, readonly string[]> = {
  'a task, FIRST_RESPONSE': ['publishTask', 'attempt', 'submitResponse, FIRST_RESPONSE'],
  'a task, MANUAL': ['publishTask', 'attempt', 'submitResponse, MANUAL', 'confirmResponse'],
}

/** Measures the committed contracts and those of `clones/`, and writes both down. */
export async function gasTable(cloneArtifacts: Deployment['artifacts']): Promise<GasFiles> {
  const ours = await measureGas(committedArtifacts())
  const clones = await measureGas(cloneArtifacts)
  const rows = { ...compare(ours, clones), ...compare(sums(ours), sums(clones)) }
  return { 'gas.json': `${JSON.stringify(rows, undefined, 2)}\n`, 'gas.md': markdown(rows) }
}

function committedArtifacts() {
  return {
    Manager: { abi: abis.managerAbi, bytecode: bytecodes.managerBytecode },
    Nexus: { abi: abis.nexusAbi, bytecode: bytecodes.nexusBytecode },
    Controller: { abi: abis.controllerAbi, bytecode: bytecodes.controllerBytecode },
    Terminal: { abi: abis.terminalAbi, bytecode: bytecodes.terminalBytecode },
    Vault: { abi: abis.vaultAbi, bytecode: bytecodes.vaultBytecode },
  }
}

function compare(ours: GasByAction, clones: GasByAction): Record<string, Gas> {
  return Object.fromEntries(
    Object.entries(ours).map(([action, gas]) => [action, { gas, clones: clones[action] ?? 0 }]),
  )
}

function sums(gas: GasByAction): GasByAction {
  return Object.fromEntries(
    Object.entries(lives).map(([life, actions]) => [
      life,
      actions.reduce((sum, action) => sum + (gas[action] ?? 0), 0),
    ]),
  )
}

function markdown(rows: Record<string, Gas>): string {
  const number = new Intl.NumberFormat('en')
  const cells = Object.entries(rows).map(([action, { gas, clones }]) => [
    action,
    number.format(gas),
    number.format(clones),
    (gas / clones).toFixed(2),
  ])
  return `${introduction}\n${table([['Action', 'Gas', 'Clones', 'Ratio'], ...cells])}\n`
}

/** The first column left, the others right, padded the way the formatter does. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  const [head = [], ...body] = rows
  return [head, rule, ...body].map(line).join('\n')
}

const introduction = `# Gas

What each action costs on the development network, in units of gas. Measured by playing one fixed life
on a fresh chain, which gives the same numbers to the unit every time. A test fails when they change;
\`pnpm gas:update\` writes this file and \`gas.json\` anew.

**Clones** are the design with the lowest cost known to us that keeps the ABI, in \`clones/\`: tasks and responses
are minimal proxies (EIP-1167) that carry their parameters behind their code instead of in storage, and
an attempt takes fewer slots. They are a yardstick and not used: the constructors in the ABI say that the
deployed contracts create every task and response with its whole code, and so do those of this package,
so that what a transaction costs here is a fair guess of what it costs there. One difference of the clones
can be seen: nothing emits \`OwnershipTransferred\` when one is made.
`
