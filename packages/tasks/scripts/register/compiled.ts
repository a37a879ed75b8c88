import { readTaskNodes } from '../compile/readTaskNodes.ts'
import { sharedNodes } from '../compile/sharedNodes.ts'
import { commonModule, taskModule } from '../compile/taskModule.ts'
import { wireModule } from '../compile/wireModule.ts'
import * as ogpuWire from '../../src/dialects/ogpu/wire.ts'
import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

/** The compiled schema of each task, what they share, and the schemas of envelopes. */
export async function compiled(all: readonly Folder[]): Promise<GeneratedFile[]> {
  const ids = all.filter(({ hasSchema }) => hasSchema).map(({ id }) => id)
  const tasks = await readTaskNodes(ids)
  const shared = sharedNodes(tasks)
  return [
    { path: 'generated/commonNodes.ts', content: commonModule(shared) },
    { path: 'generated/ogpuWire.ts', content: wireModule('../dialects/ogpu/wire.ts', ogpuWire) },
    ...[...tasks].map(([id, nodes]) => ({
      path: `generated/compiled/${id}.ts`,
      content: taskModule(id, nodes, shared),
    })),
  ]
}
