import { createRequire } from 'node:module'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { browserFiles, type BrowserFiles } from '@taskmesh/venues/browser/files'

/** The demonstration models that pages can run themselves, with what runs them, as files of this installation. */
export function demoBrowserFiles(): Promise<BrowserFiles> {
  const models = Object.values(DEMO_MODELS).map(({ task, id }) => ({
    task,
    id,
    directory: demoModelDirectory(task),
  }))
  // The runner brings Transformers.js along.
  const runner = createRequire(import.meta.url).resolve('@taskmesh/inference-runner/package.json')
  return browserFiles(models, runner)
}
