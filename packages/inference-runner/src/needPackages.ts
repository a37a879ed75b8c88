import { PackageMissingError } from './errors.ts'

const MISSING = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/
/** What sharp throws where its library for the platform is missing. It has no code. */
const NO_SHARP = 'Could not load the "sharp" module'

/** This platform, with what keeps libraries that are made for others from loading. */
function describePlatform(error: Error): string {
  const isMusl = /ld-linux|libc\.musl|_chk: symbol not found/.test(error.message)
  return `${process.platform}-${process.arch}${isMusl ? ' with musl' : ''}`
}

/**
 * The platform for which a package that is installed has no library that loads. onnxruntime-node has those of all
 * platforms in one package.
 */
function refusedPlatform(error: unknown): { name: string; platform: string } | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined
  const names: Partial<Record<string, string>> = {
    ERR_DLOPEN_FAILED: 'onnxruntime',
    MODULE_NOT_FOUND: 'onnxruntime_binding',
  }
  const name = names[String(error.code)]
  if (name === undefined || !error.message.includes(name)) return undefined
  return { name: 'onnxruntime-node', platform: describePlatform(error) }
}

/** The package that an import did not find, or whose library for this platform is missing. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.message.startsWith(NO_SHARP)) return 'sharp'
  const code = 'code' in error ? error.code : undefined
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
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
    const refused = refusedPlatform(error)
    if (refused !== undefined) throw new PackageMissingError(refused.name, error, refused.platform)
    const name = missingPackage(error)
    throw name === undefined ? error : new PackageMissingError(name, error)
  }
}
