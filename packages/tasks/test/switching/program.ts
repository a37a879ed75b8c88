/** A program as those write them who use the registry of Hugging Face, with its imports open. */
export function programWith(specifier: string): string {
  return `import {
  LIBRARY_TASK_MAPPING,
  MODALITIES,
  MODALITY_LABELS,
  PIPELINE_DATA,
  PIPELINE_TYPES,
  PIPELINE_TYPES_SET,
  SUBTASK_TYPES,
  TASKS_DATA,
  TASKS_MODEL_LIBRARIES,
  type AutomaticSpeechRecognitionParameters,
  type BoundingBox,
  type ChatCompletionInput,
  type ChatCompletionInputMessage,
  type ChatCompletionOutput,
  type ChatCompletionStreamOutput,
  type ExampleRepo,
  type FeatureExtractionInput,
  type GenerationParameters,
  type ImageTextToImageInput,
  type Modality,
  type ModelLibraryKey,
  type PipelineData,
  type PipelineType,
  type QuestionAnsweringInput,
  type SummarizationOutput,
  type TaskData,
  type TaskDataCustom,
  type TextClassificationInput,
  type TextClassificationOutput,
  type TextGenerationInput,
  type TextGenerationOutput,
  type TextGenerationStreamOutput,
  type TokenClassificationAggregationStrategy,
  type WidgetType,
  type ZeroShotClassificationInput,
} from '${specifier}'

export const byModality = new Map<Modality, PipelineType[]>()
for (const id of PIPELINE_TYPES) {
  const { modality }: PipelineData = { ...PIPELINE_DATA[id], subtasks: [] }
  byModality.set(modality, [...(byModality.get(modality) ?? []), id])
}
export const headings: string[] = MODALITIES.map((modality) => MODALITY_LABELS[modality])
export const subtasks: number = SUBTASK_TYPES.length + PIPELINE_TYPES_SET.size

export function pageOf(id: PipelineType): { title: string; models: string[] } | undefined {
  const data: TaskData | undefined = TASKS_DATA[id]
  const models: ExampleRepo[] = data?.models ?? []
  return data && { title: data.label, models: models.map((model) => model.id) }
}
export const page: TaskDataCustom = {
  summary: 'Tells what a text is about.',
  datasets: [{ id: 'nyu-mll/glue', description: '' }],
  metrics: [],
  models: [],
  spaces: [],
  widgetModels: [],
  demo: {
    inputs: [{ type: 'text', label: 'Input', content: 'I like it' }],
    outputs: [{ type: 'chart', data: [{ label: 'POSITIVE', score: 0.9 }] }],
  },
  youtubeId: 'leNG9fN9FQU',
}

const library: ModelLibraryKey = 'sentence-transformers'
export const served: PipelineType[] = LIBRARY_TASK_MAPPING[library] ?? []
export const taken: boolean = TASKS_MODEL_LIBRARIES['sentence-similarity'].includes(library)
export const widget: WidgetType = 'conversational'

export const request: TextClassificationInput = { inputs: 'I like it', parameters: { top_k: 2 } }
export const question: QuestionAnsweringInput = { inputs: { question: 'Who?', context: 'Ada.' } }
export const labels: ZeroShotClassificationInput = {
  inputs: 'It broke',
  parameters: { candidate_labels: ['praise', 'complaint'] },
}
export const vectors: FeatureExtractionInput = { inputs: ['a', 'b'], normalize: true }
export const drawing: ImageTextToImageInput = {
  inputs: new Blob(['...']),
  parameters: { prompt: 'at night', num_inference_steps: 4 },
}
export const beams: GenerationParameters = { num_beams: 4, early_stopping: 'never' }
export const heard: AutomaticSpeechRecognitionParameters = { generation_parameters: beams }
export const strategy: TokenClassificationAggregationStrategy = 'simple'
export const story: TextGenerationInput = {
  inputs: 'Once',
  parameters: { details: true, decoder_input_details: true, top_n_tokens: 2, stop: ['.'], seed: 7 },
}

const messages: ChatCompletionInputMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
]
export const chat: ChatCompletionInput = { model: 'a/b', messages, max_tokens: 100, stream: true }

export function best(answer: TextClassificationOutput): string | undefined {
  return answer.toSorted((a, b) => b.score - a.score)[0]?.label
}
export function width({ xmin, xmax }: BoundingBox): number {
  return xmax - xmin
}
export const shortened = ({ summary_text }: SummarizationOutput): string => summary_text
export function ended({ generated_text, details }: TextGenerationOutput): string {
  return generated_text + (details?.finish_reason ?? '') + (details?.tokens?.length ?? 0)
}
export const piece = ({ token }: TextGenerationStreamOutput): string => token.text
export const reply = ({ choices }: ChatCompletionOutput): string => choices[0]?.message.content ?? ''
export const added = ({ choices }: ChatCompletionStreamOutput): string =>
  choices[0]?.delta.content ?? ''
`
}
