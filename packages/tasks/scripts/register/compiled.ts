import { readTaskNodes } from '../compile/readTaskNodes.ts'
import { sharedNodes } from '../compile/sharedNodes.ts'
import { commonModule, taskModule } from '../compile/taskModule.ts'
import { wireModule } from '../compile/wireModule.ts'
import * as ogpuWire from '../../src/dialects/ogpu/wire.ts'
import * as completionWire from '../../src/dialects/openAi/completion/completionPiece.ts'
import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

/** The folder that holds a file for each task. */
const FOLDER = 'generated/compiled/'

/** The compiled forms of what dialects check besides the calls of tasks. */
const WIRES: readonly GeneratedFile[] = [
  { path: 'generated/ogpuWire.ts', content: wireModule('../dialects/ogpu/wire.ts', ogpuWire) },
  {
    path: 'generated/completionWire.ts',
    content: wireModule('../dialects/openAi/completion/completionPiece.ts', completionWire),
  },
]

/** The compiled schema of each task, what they share, and the schemas of envelopes. */
export async function compiled(all: readonly Folder[]): Promise<GeneratedFile[]> {
  const ids = all.filter(({ hasSchema }) => hasSchema).map(({ id }) => id)
  const tasks = await readTaskNodes(ids)
  const shared = sharedNodes(tasks)
  return [
    { path: 'generated/commonNodes.ts', content: commonModule(shared) },
    ...WIRES,
    ...[...tasks].map(([id, nodes]) => ({
      path: `${FOLDER}${id}.ts`,
      content: taskModule(id, nodes, shared),
    })),
  ]
}
