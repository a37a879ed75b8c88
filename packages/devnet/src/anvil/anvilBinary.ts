import { createRequire } from 'node:module'
import { AnvilNotInstalledError } from '../errors.ts'

/**
 * Finds anvil's binary in its platform package. The launcher of `@foundry-rs/anvil` is not
 * used: it needs another Node process, and forwards signals later than it gets them.
 *
 * @throws {@link AnvilNotInstalledError}
 */
export function anvilBinary(): string {
  const name = `@foundry-rs/anvil-${process.platform}-${architecture()}`
  try {
    const launcher = createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json')
    // Package managers that do not hoist put the platform package beside the launcher only.
    return createRequire(launcher).resolve(`${name}/bin/${executable()}`)
  } catch (error) {
    throw new AnvilNotInstalledError(name, error)
  }
}

function architecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch
}

function executable(): string {
  return process.platform === 'win32' ? 'anvil.exe' : 'anvil'
}
