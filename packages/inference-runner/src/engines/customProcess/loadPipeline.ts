import { realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadProgress } from '../../engine/loadOptions.ts'
import type { CustomPipelineSpec } from '../../engine/modelSpec.ts'
import { EngineCrashedError, InferenceError, ModelLoadError } from '../../errors.ts'
import { findPython, pythonOf, type Python } from './environment/findPython.ts'
import { installRequirements, REQUIREMENTS } from './environment/installRequirements.ts'
import { pipelineVariables } from './environment/pipelineVariables.ts'
import type { PipelineFile } from './findPipeline.ts'
import type { LoadedPipeline } from './PipelineModel.ts'
import { PipelineFailure, PipelineProcess } from './process/PipelineProcess.ts'
import type { CommandLine } from './sandbox/confinement.ts'
import { findConfinement } from './sandbox/findConfinement.ts'

/** Time for loading a pipeline. */
const LOAD_MS = 600_000
const MEBIBYTE = 1024 * 1024
export const DEFAULT_MEMORY_BYTES = 4 * 1024 * MEBIBYTE

/** A program that runs pipelines, and the paths that it reads itself. */
export interface Runtime extends CommandLine {
  readable: readonly string[]
}

const isSource = import.meta.url.endsWith('.ts')
const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The folder of installed packages that a file lies in, and everything in which it is nested. */
function packagesOf(path: string): string {
  const [before = ''] = path.split(`${sep}node_modules${sep}`)
  return join(before, 'node_modules')
}

/** Where the libraries of this package are, which a pipeline may import. */
function libraryFolders(): string[] {
  const require = createRequire(import.meta.url)
  const found = realpathSync(require.resolve('onnxruntime-node'))
  const own = fileOf('../../../package.json')
  return [dirname(own), packagesOf(found)]
}

/** Node.js with its permission model, for `pipeline.ts`. */
export function nodeRuntime(spec: CustomPipelineSpec, scratch: string): Runtime {
  const { allow = {}, path, memoryBytes = DEFAULT_MEMORY_BYTES } = spec
  const readable = [path, ...libraryFolders()]
  const files = allow.files ?? []
  return {
    command: process.execPath,
    readable: [...readable, dirname(process.execPath)],
    args: [
      '--permission',
      ...[...readable, scratch, ...files].map((one) => `--allow-fs-read=${one}`),
      ...[scratch, ...files].map((one) => `--allow-fs-write=${one}`),
      ...(allow.addons ? ['--allow-addons'] : []),
      `--max-old-space-size=${Math.max(16, Math.floor(memoryBytes / MEBIBYTE))}`,
      '--no-warnings',
      ...(isSource ? ['--conditions=@taskmesh/source'] : []),
      fileOf(isSource ? './node/entry.ts' : './node/entry.js'),
    ],
  }
}

/** Python, for `pipeline.py` and `handler.py`; of a virtual environment of its own where that is allowed. */
export async function pythonRuntime(
  spec: CustomPipelineSpec,
  hasRequirements: boolean,
  onProgress: (progress: LoadProgress) => void,
): Promise<Runtime> {
  const base = await findPython(pythonOf(spec), spec.id)
  const python: Python =
    spec.install && hasRequirements
      ? await findPython(await installRequirements(spec, base, onProgress), spec.id)
      : base
  const main = fileOf('./python/main.py')
  return {
    command: python.executable,
    args: ['-B', main],
    readable: [
      dirname(main),
      dirname(python.executable),
      dirname(realpathSync(python.executable)),
      ...base.folders,
      ...python.folders,
    ],
  }
}

/** What could not be loaded, in words for the operator. */
function explain(
  error: unknown,
  { id }: CustomPipelineSpec,
  { file, language }: PipelineFile,
  hasRequirements: boolean,
): unknown {
  if (error instanceof EngineCrashedError || error instanceof InferenceError) {
    return new ModelLoadError(id, error.details ?? error.shortMessage, error)
  }
  if (!(error instanceof PipelineFailure)) return error
  const { reason, missingModule } = error
  if (missingModule === undefined) return new ModelLoadError(id, `${file}: ${reason}`)
  const name = JSON.stringify(missingModule)
  if (language === 'typescript') {
    return new ModelLoadError(
      id,
      `${file} imports ${name}, which is not installed. Install it in the folder of the pipeline: npm install ${missingModule}`,
    )
  }
  const advice = hasRequirements
    ? `Run "python3 -m pip install -r ${REQUIREMENTS}" in the folder of the pipeline, or set the option "install" to have it installed in an environment of its own.`
    : `Run "python3 -m pip install" with the package that holds it, or list it in a ${REQUIREMENTS} and set the option "install".`
  return new ModelLoadError(
    id,
    `${file} imports ${name}, which its Python does not have. ${advice}`,
  )
}

/** Starts a process and loads the pipeline in it. */
export async function loadPipeline(
  spec: CustomPipelineSpec,
  file: PipelineFile,
  runtimeIn: (scratch: string) => Promise<Runtime>,
  hasRequirements: boolean,
): Promise<LoadedPipeline> {
  const { allow = {}, id: model, memoryBytes = DEFAULT_MEMORY_BYTES } = spec
  const scratch = realpathSync(await mkdtemp(join(tmpdir(), 'taskmesh-pipeline-')))
  const { command, args, readable } = await runtimeIn(scratch)
  const files = allow.files ?? []
  const reach = {
    readable: [spec.path, ...readable],
    writable: [scratch, ...files],
    network: allow.network ?? false,
  }
  const process = await PipelineProcess.start({
    model,
    memoryBytes,
    command,
    args,
    transport: file.language === 'typescript' ? 'node' : 'frames',
    reach,
    cwd: scratch,
    env: pipelineVariables(spec, scratch),
    onExit: () => rm(scratch, { recursive: true, force: true }).catch(() => {}),
  })
  const { limits } = await findConfinement()
  const late = setTimeout(
    () => process.kill(new ModelLoadError(model, `${file.file} was not loaded in ${LOAD_MS} ms.`)),
    LOAD_MS,
  )
  try {
    const { reply } = process.ask({
      type: 'load',
      folder: spec.path,
      file: file.file,
      className: file.className,
      memoryBytes,
      limitFiles: !limits.files,
      ...reach,
    })
    const facts = await reply
    if (facts.type === 'loaded') return { process, facts }
    throw new EngineCrashedError('The pipeline answered to another question.')
  } catch (error) {
    await process.end()
    throw explain(error, spec, file, hasRequirements)
  } finally {
    clearTimeout(late)
  }
}
