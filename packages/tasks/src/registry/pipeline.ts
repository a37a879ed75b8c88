import type { Modality } from './modalities.ts'

/** A narrower kind of a task. */
export interface SubTask {
  type: string
  name: string
}

/** What Hugging Face's registry holds for a pipeline id, under the same names. */
export interface PipelineData {
  /** Name for people. */
  name: string
  modality: Modality
  subtasks?: readonly SubTask[]
  /** Whether lists of models leave the task out. */
  hideInModels?: boolean
  /** Whether lists of datasets leave the task out. */
  hideInDatasets?: boolean
}

/** The colors that tell tasks apart in lists. */
export const COLORS = ['blue', 'green', 'indigo', 'orange', 'red', 'yellow'] as const

/** How lists show a task. */
export interface TaskLook {
  /** Name of an icon of the Carbon set: `tag`, `image`, … */
  icon: string
  color: (typeof COLORS)[number]
  /** Place among all tasks. The more specific task of a kind comes first. */
  order: number
}

/** Something on the Hugging Face Hub, or a metric, with a sentence about it. */
export interface Reference {
  id: string
  description: string
}

/** What a task's page says besides its `about.md`. */
export interface TaskPage {
  /** One or two sentences: what goes in, what comes out. */
  summary: string
  /** Other names that people know the task by, in lower case, for search. */
  synonyms: readonly string[]
  /** How the quality of a model is measured. */
  metrics: readonly Reference[]
  /** Well-known models on the Hugging Face Hub. */
  models: readonly Reference[]
  /** Well-known datasets on the Hugging Face Hub. */
  datasets: readonly Reference[]
  /** Libraries that can run or train models of the task, by their Hub keys. */
  libraries: readonly string[]
}
