import { PIPELINE_DATA } from '../registry/generated/pipelineData.ts'
import { TASK_PAGES } from '../registry/generated/pages.ts'
import type { Reference } from '../registry/pipeline.ts'
import type { PipelineType } from '../registry/pipelineTypes.ts'
import type { ModelLibraryKey } from './libraryMappings.ts'
import { recordOf } from './recordOf.ts'

/** Something on the Hugging Face Hub, or a metric, with a sentence about it. */
export interface ExampleRepo {
  description: string
  id: string
}

/** A piece of what a task's page shows as an example. */
export type TaskDemoEntry =
  | { type: 'audio' | 'img'; filename: string }
  | { type: 'chart'; data: { label: string; score: number }[] }
  | { type: 'tabular'; table: string[][] }
  | { type: 'text'; label: string; content: string }
  | {
      type: 'text-with-tokens'
      text: string
      tokens: { type: string; start: number; end: number }[]
    }

/** What a task's page shows as an example. */
export interface TaskDemo {
  inputs: TaskDemoEntry[]
  outputs: TaskDemoEntry[]
}

/**
 * What the page of a pipeline id says. The optional fields are there for data of your own: Taskmesh
 * has none of them, and calls with answers in `@taskmesh/tasks/examples` in place of `demo`.
 */
export interface TaskData {
  id: PipelineType
  /** Name for people. */
  label: string
  /** One or two sentences: what goes in, what comes out. */
  summary: string
  /** Keys of the libraries that can run or train models of the task. */
  libraries: ModelLibraryKey[]
  /** How the quality of a model is measured. */
  metrics: ExampleRepo[]
  /** Well-known models on the Hugging Face Hub. */
  models: ExampleRepo[]
  /** Well-known datasets on the Hugging Face Hub. */
  datasets: ExampleRepo[]
  demo?: TaskDemo
  spaces?: ExampleRepo[]
  widgetModels?: string[]
  /** The task whose page is shown in place of this one's. */
  canonicalId?: PipelineType
  /** Whether the page is a template that nobody has filled in. */
  isPlaceholder?: boolean
  youtubeId?: string
}

/** What an author writes of a page; the rest follows from the pipeline id. */
export type TaskDataCustom = Omit<TaskData, 'id' | 'label' | 'libraries'>

function copies(references: readonly Reference[]): ExampleRepo[] {
  return references.map((reference) => ({ ...reference }))
}

/** The page of every pipeline id. */
export const TASKS_DATA: Record<PipelineType, TaskData> = /*#__PURE__*/ recordOf((id) => {
  const { summary, libraries, metrics, models, datasets } = TASK_PAGES[id]
  return {
    id,
    label: PIPELINE_DATA[id].name,
    summary,
    libraries: [...libraries],
    metrics: copies(metrics),
    models: copies(models),
    datasets: copies(datasets),
  }
})
