import type { Modality } from './modalities.ts'

/** What is known about a task apart from its schema: plain data, cheap to import. */
export interface TaskMeta<Id extends string = string> {
  /** The Hugging Face pipeline tag. */
  id: Id
  /** Name for people. */
  name: string
  modality: Modality
  /** Name of an icon of the Carbon set, for example `text-annotation-toggle`. */
  icon: string
  /** One sentence: what goes in, what comes out. */
  summary: string
}

/** Declares a task, keeping its literal id. */
export function defineTask<const Id extends string>(meta: TaskMeta<Id>): TaskMeta<Id> {
  return meta
}
