// Type-checked in the outside project.
import {
  parseOutput,
  parseRequest,
  requestSchemaOf,
  type OutputFor,
  type TaskId,
  type TaskInputs,
  type TaskParameters,
} from '@taskmesh/tasks'
import { decodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { TASKS_DATA, type ChatCompletionInput } from '@taskmesh/tasks/huggingface'
import { TASK_ICONS } from '@taskmesh/tasks/icons'
import { taskJsonSchema } from '@taskmesh/tasks/json-schema'
import { checkRequest } from '@taskmesh/tasks/parse'
import { PIPELINE_DATA, type PipelineType } from '@taskmesh/tasks/registry'
import translation from '@taskmesh/tasks/tasks/translation'

interface Call<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  task: Id
  inputs: Inputs
  parameters?: TaskParameters<Id>
}

export function publish<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  call: Call<Id, Inputs>,
): OutputFor<Id, Inputs> {
  const { task, inputs } = call
  parseRequest(task, { inputs })
  return parseOutput(task, null, inputs)
}

export const french: string = publish({ task: 'translation', inputs: 'Hello' }).translation_text
export const classes: { label: string; score: number }[][] = publish({
  task: 'text-classification',
  inputs: ['good', 'bad'],
})
export const name: 'Translation' = PIPELINE_DATA.translation.name
export const type: PipelineType = 'other'
export const text: string = TASK_ICONS.translation
export const first = TASK_EXAMPLES.translation[0]?.request.inputs
export const schema: object = taskJsonSchema('translation').request
export const decoded = decodeOgpuResult('translation', {}, 'Hello').output.translation_text
export const validate = requestSchemaOf('translation')['~standard'].validate
export const chat: ChatCompletionInput = { messages: [{ role: 'user', content: 'Hi' }], seed: 7 }
export const label: string = TASKS_DATA['text-ranking'].label

const checked = checkRequest(translation, {})
if (checked.success) checked.data.parameters?.tgt_lang satisfies string | undefined

// @ts-expect-error no such task
publish({ task: 'translaton', inputs: 'Hello' })
// @ts-expect-error a string is expected
publish({ task: 'translation', inputs: 42 })
