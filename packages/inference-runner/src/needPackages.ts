import { PackageMissingError } from './errors.ts'

const MISSING = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/
/** What sharp throws where its library for the platform is missing. It has no code. */
const NO_SHARP = 'Could not load the "sharp" module'

/** The package that an import did not find, or whose library for this platform is missing. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.message.startsWith(NO_SHARP)) return 'sharp'
  const code = 'code' in error ? error.code : undefined
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  if (isMissing && error.message.includes('onnxruntime_binding')) return 'onnxruntime-node'
  // Node.js names the package in the message only.
  return isMissing ? MISSING.exec(error.message)?.[1] : undefined
}

/**
 * Waits for what imports packages that may be missing: they are large, or made for some platforms.
 *
 * @throws {@link PackageMissingError} that names what to install, in place of the error of the import.
 *
 * @example
 * ```ts
 * const { decodeImage } = await needPackages(import('./decodeImage.ts'))
 * ```
 */
export async function needPackages<Result>(importing: Promise<Result>): Promise<Result> {
  try {
    return await importing
  } catch (error) {
    const name = missingPackage(error)
    throw name === undefined ? error : new PackageMissingError(name, error)
  }
}
