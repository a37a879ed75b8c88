import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import solc from 'solc'
import type { Abi, Hex } from 'viem'

export interface Artifact {
  abi: Abi
  /** Creation code. */
  bytecode: Hex
  /** What lies at the address afterwards, with its immutables still zero. */
  deployedBytecode: Hex
}

/** The contracts of the protocol, in the order in which generated files list them. */
export const protocolContracts = [
  'Manager',
  'Nexus',
  'Controller',
  'Terminal',
  'Vault',
  'Source',
  'Task',
  'Response',
] as const
export type ProtocolContract = (typeof protocolContracts)[number]

const contracts = [...protocolContracts, 'Multicall3'] as const
export type ContractName = (typeof contracts)[number]

const solidityDirectory = new URL('../solidity/', import.meta.url)
const require = createRequire(import.meta.url)

interface CompilerOutput {
  errors?: { severity: string; formattedMessage: string }[]
  contracts?: Record<
    string,
    Record<
      string,
      {
        abi: Abi
        evm: { bytecode: { object: string }; deployedBytecode: { object: string } }
      }
    >
  >
}

export interface CompileOptions {
  /** Changes a file before it is compiled, for tests of other assumptions. */
  edit?: ((file: string, content: string) => string) | undefined
  /** Files by name that are used beside, or instead of, those of `solidity/`. */
  files?: Readonly<Record<string, string>> | undefined
  /** Leaves out the reasons with which the contracts revert. */
  isSilent?: boolean | undefined
}

/**
 * Compiles `solidity/*.sol`.
 *
 * @throws Error with the compiler's messages. A warning is an error too.
 */
export function compileContracts({
  edit = (_, content) => content,
  files = {},
  isSilent = false,
}: CompileOptions = {}): Record<ContractName, Artifact> {
  const read = (file: string) =>
    edit(file, files[file] ?? readFileSync(new URL(file, solidityDirectory), 'utf8'))
  const output = runCompiler(contracts, { read, isSilent })
  return {
    Manager: artifact(output, 'Manager'),
    Nexus: artifact(output, 'Nexus'),
    Controller: artifact(output, 'Controller'),
    Terminal: artifact(output, 'Terminal'),
    Vault: artifact(output, 'Vault'),
    Source: artifact(output, 'Source'),
    Task: artifact(output, 'Task'),
    Response: artifact(output, 'Response'),
    Multicall3: artifact(output, 'Multicall3'),
  }
}

/** Compiles one contract that needs no other, of a file that has its name. */
export function compileContract(file: URL): Artifact {
  const name = basename(file.pathname, '.sol')
  return artifact(runCompiler([name], { read: () => readFileSync(file, 'utf8') }), name)
}

interface CompilerOptions {
  /** The content of `<name>.sol`, and of what it imports without a package. */
  read: (file: string) => string
  isSilent?: boolean
}

function runCompiler(
  names: readonly string[],
  { read, isSilent = false }: CompilerOptions,
): CompilerOutput {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(
      names.map((name) => [`${name}.sol`, { content: read(`${name}.sol`) }]),
    ),
    settings: {
      evmVersion: 'cancun',
      optimizer: { enabled: true, runs: 200 },
      ...(isSilent && { debug: { revertStrings: 'strip' } }),
      // Without metadata the bytecode depends on nothing but the code.
      metadata: { appendCBOR: false, bytecodeHash: 'none' },
      outputSelection: {
        '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] },
      },
    },
  }
  const output: CompilerOutput = JSON.parse(
    solc.compile(JSON.stringify(input), { import: importFile }),
  )
  if (output.errors?.length)
    throw new Error(output.errors.map((error) => error.formattedMessage).join('\n'))
  return output

  function importFile(path: string): { contents: string } | { error: string } {
    try {
      if (!path.startsWith('@')) return { contents: read(path) }
      return { contents: readFileSync(require.resolve(path), 'utf8') }
    } catch (error) {
      return { error: String(error) }
    }
  }
}

function artifact(output: CompilerOutput, name: string): Artifact {
  const compiled = output.contracts?.[`${name}.sol`]?.[name]
  if (!compiled) throw new Error(`solc did not return the contract ${name}.`)
  return {
    abi: compiled.abi,
    bytecode: `0x${compiled.evm.bytecode.object}`,
    deployedBytecode: `0x${compiled.evm.deployedBytecode.object}`,
  }
}
