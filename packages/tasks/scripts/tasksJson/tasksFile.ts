import { readFileSync } from 'node:fs'
import { TASK_EXAMPLES } from '../../src/examples.ts'
import { TASK_ICONS } from '../../src/icons.ts'
import { TASK_SCHEMAS } from '../../src/index.ts'
import { taskJsonSchema } from '../../src/jsonSchema/index.ts'
import { TASK_LOOKS } from '../../src/registry/generated/looks.ts'
import { TASK_PAGES } from '../../src/registry/generated/pages.ts'
import {
  EXTENSION_DATA,
  isTaskId,
  MODALITIES,
  MODALITY_LABELS,
  PIPELINE_DATA,
  TASKS_WITHOUT_CALL,
  type ExtensionType,
  type PipelineType,
  type TaskId,
} from '../../src/registry/index.ts'
import { tasksFileSchema, type TaskEntry, type TasksFile } from './fileSchema.ts'

const PACKAGE = new URL('../../', import.meta.url)
const DATA = { ...PIPELINE_DATA, ...EXTENSION_DATA }

const WIRE = {
  canonical:
    '{ "inputs": …, "parameters": { … } } as the request schema says. Media are http(s) URLs, base64 data: URLs or plain base64. Unknown parameters reach the engine. Places in texts are counted in UTF-16 code units.',
  ogpu: '{ "function_name": "inference", "data": { "input": <inputs>, "args": <parameters> } } is a payload; { "result": [ … ], "warnings"?: [ … ] } is a result: the output itself when it is an array, otherwise an array of it; for a batch an array of the outputs.',
  hub: 'The canonical request is the body. The Hugging Face API and its clients know further forms of calls and answers, which the package reads with readHubRequest and decodeHubOutput. It counts places in texts in code points, as Python does.',
}

function isKnownId(id: string): id is PipelineType | ExtensionType {
  return Object.hasOwn(DATA, id)
}

function callOf(task: TaskId): TaskEntry['call'] {
  return {
    batch: TASK_SCHEMAS[task].batch,
    schemas: taskJsonSchema(task),
    examples: TASK_EXAMPLES[task].map(({ title, request, output }) => ({
      title,
      request: { ...request },
      output,
    })),
  }
}

function entryOf(id: PipelineType | ExtensionType): unknown {
  return {
    id,
    isExtension: Object.hasOwn(EXTENSION_DATA, id),
    pipeline: DATA[id],
    look: TASK_LOOKS[id],
    iconBody: TASK_ICONS[id],
    page: TASK_PAGES[id],
    about: readFileSync(new URL(`src/tasks/${id}/about.md`, PACKAGE), 'utf8'),
    call: isTaskId(id) ? callOf(id) : null,
    noCall: Reflect.get(TASKS_WITHOUT_CALL, id) ?? null,
  }
}

function packageVersion(): unknown {
  const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? manifest.version
    : undefined
}

/** The whole registry as plain JSON, for programs in other languages. */
export function tasksFile(): TasksFile {
  const file = {
    $schema: './tasks.schema.json',
    format: 1,
    version: packageVersion(),
    modalities: MODALITIES.map((id) => ({ id, label: MODALITY_LABELS[id] })),
    wire: WIRE,
    tasks: Object.keys(DATA)
      .filter(isKnownId)
      .toSorted((a, b) => TASK_LOOKS[a].order - TASK_LOOKS[b].order)
      .map(entryOf),
  }
  return tasksFileSchema.parse(JSON.parse(JSON.stringify(file)))
}
