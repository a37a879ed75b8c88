import { TASK_IDS } from '@taskmesh/tasks'
import * as z from 'zod'
import { bytes, duration } from './values.ts'

const task = z.enum(TASK_IDS, { error: 'expected the name of a task; `taskmesh tasks` lists them' })
const id = z
  .string()
  .optional()
  .describe('Name under which callers choose it. Default: the name on the Hub, or local/<folder>.')
const process = z
  .enum(['own', 'shared'])
  .optional()
  .describe('Whether it runs in a process of its own.')

/** A model on this machine or on the Hub. */
export const localModel = z
  .strictObject({
    task: task.optional().describe('Default: what its model card or architecture says.'),
    id,
    path: z
      .string()
      .min(1)
      .optional()
      .describe('Folder or ONNX file, from the folder of this file.'),
    hub: z.string().min(1).optional().describe('Name on the Hugging Face Hub, owner/name.'),
    revision: z.string().optional().describe('Branch, tag or commit on the Hub. Default main.'),
    dtype: z.string().optional().describe('Which weights: fp32, fp16, q8, …'),
    process,
    python: z.string().optional().describe('The Python that runs a pipeline.'),
    install: z
      .boolean()
      .optional()
      .describe('Whether requirements.txt of a pipeline is installed.'),
    allow: z
      .array(z.string())
      .optional()
      .describe('What a pipeline may reach: network, addons, or paths.'),
    memory: bytes().optional().describe('Memory that a pipeline may take, such as 4GiB.'),
  })
  .refine(({ path, hub }) => (path === undefined) !== (hub === undefined), {
    error: 'expected either path or hub',
  })

/** A model behind the API of another server. */
export const remoteModel = z.strictObject({
  task,
  id: z.string().min(1).describe('Name under which callers choose it.'),
  url: z.url({ protocol: /^https?$/, error: 'expected an http(s) URL' }),
  dialect: z.enum(['hugging-face', 'openai', 'open-inference']),
  remoteModel: z.string().optional().describe('What that server calls it. Default: the id.'),
  apiKeyVariable: z.string().optional().describe('The environment variable that holds its key.'),
  timeout: duration().optional().describe('Time for one call, such as 120s.'),
  process,
})

/** A model to serve: `[task=]<folder, file, Hub name, or task of a demonstration model>`, or its parts. */
export const modelSetting = z.union(
  [
    z
      .string()
      .min(1)
      .describe('[task=]<folder, ONNX file, name on the Hub, or task of a demonstration model>'),
    localModel,
    remoteModel,
  ],
  { error: 'expected [task=]<folder or name>, or an object with path, hub, or url and dialect' },
)

export type ModelSetting = z.infer<typeof modelSetting>
export type LocalModelSetting = z.infer<typeof localModel>
export type RemoteModelSetting = z.infer<typeof remoteModel>
