import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Other',
  modality: 'other',
  hideInModels: true,
  hideInDatasets: true,
} as const satisfies PipelineData

export const look = {
  icon: 'unknown',
  color: 'blue',
  order: 57,
} as const satisfies TaskLook

export const page = {
  summary: 'Anything that no other task describes.',
  synonyms: [],
  metrics: [],
  models: [],
  datasets: [],
  libraries: [],
} as const satisfies TaskPage

/** Why there is no shape of call. */
export const noCall =
  '“Other” stands for every kind of model that the list has no name for, so nothing can be said about what goes in and out. Ask for a new task by an issue.'
