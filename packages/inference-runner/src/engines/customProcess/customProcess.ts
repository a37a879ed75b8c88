import { existsSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../engine/engine.ts'
import type { CustomPipelineSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import { REQUIREMENTS } from './environment/installRequirements.ts'
import { findPipeline, PIPELINE_FILES, type PipelineFile } from './findPipeline.ts'
import { loadPipeline, nodeRuntime, pythonRuntime, type Runtime } from './loadPipeline.ts'
import { PipelineModel } from './PipelineModel.ts'
import { unenforced } from './unenforced.ts'
import { isStreamed } from '../streams/streamedTask.ts'
import { pythonExchange } from './values/pythonExchange.ts'
import { typescriptExchange } from './values/typescriptExchange.ts'

const DEFAULT_TIMEOUT_MS = 120_000

function findFile({ id, path }: CustomPipelineSpec): PipelineFile {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ModelLoadError(id, 'There is no folder at its path.')
  }
  const found = findPipeline(path)
  if (found !== undefined) return found
  const names = PIPELINE_FILES.map(({ file }) => file).join(', ')
  throw new ModelLoadError(
    id,
    `Its folder has no pipeline: expected one of ${names}. "taskmesh new pipeline" writes one.`,
  )
}

/** Pipelines that the owner of a model wrote, each in a process of its own. */
export const customProcess: Engine = {
  name: 'custom pipeline',
  kinds: ['custom-pipeline'],
  isOpen: true,
  canRun: () => ({ runnable: true }),

  async load(given, { onProgress = () => {} }) {
    if (given.kind !== 'custom-pipeline') {
      throw new ModelLoadError(given.id, 'It is no folder with a pipeline.')
    }
    const file = findFile(given)
    const spec = { ...given, path: realpathSync(given.path) }
    const { id: model, task, timeoutMs = DEFAULT_TIMEOUT_MS } = spec
    const isPython = file.language === 'python'
    const hasRequirements = isPython && existsSync(join(spec.path, REQUIREMENTS))
    const runtime: (scratch: string) => Promise<Runtime> = isPython
      ? () => pythonRuntime(spec, hasRequirements, onProgress)
      : async (scratch) => nodeRuntime(spec, scratch)
    const start = () => loadPipeline(spec, file, runtime, hasRequirements)
    const loaded = await start()
    const { process, facts } = loaded
    return new PipelineModel(
      loaded,
      {
        memoryBytes: await process.memory(),
        warnings: unenforced(spec, file, process.confinement, facts),
      },
      {
        model,
        timeoutMs,
        start,
        canStream: facts.canStream && isStreamed(task),
        exchange: isPython
          ? pythonExchange(task, { takesFiles: file.className === 'EndpointHandler' })
          : typescriptExchange,
      },
    )
  },
}
