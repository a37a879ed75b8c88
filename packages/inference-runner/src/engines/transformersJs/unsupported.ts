import type { TaskId } from '@taskmesh/tasks'

/** A class of transformers.js that makes the models of one task. */
interface AutoClass {
  supports(modelType: string): boolean
}

/** Makes the refusal of an adapter that loads its models with a class of transformers.js. */
export function unsupported(task: TaskId, autoClass: AutoClass) {
  return (modelType: string): string | undefined =>
    autoClass.supports(modelType)
      ? undefined
      : `transformers.js has no ${task} model of the type "${modelType}"`
}
