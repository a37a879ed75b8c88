import type { ModelOption, Runner } from '@taskmesh/inference-runner'
import type { TaskId } from '@taskmesh/tasks'
import type { PackageName } from '../packages/packages.ts'

/** What a model is tested with. */
export interface ModelContext {
  /** A Python with the libraries. */
  python: string
  /** An empty folder for files of this model. */
  folder: string
  /** Downloads a package, once, and returns the folder with its files. */
  fetch(name: PackageName): Promise<string>
}

/** What a check found. */
export interface Finding {
  /** What is wrong, if anything. */
  problem?: string | undefined
  /** What was measured, such as `150 of 150 classes as scikit-learn gives them`. */
  measured?: string | undefined
}

/** One thing that a model has to do. */
export interface ModelCheck {
  task: TaskId
  name: string
  run(runner: Runner): Promise<Finding>
}

/** A model that others made and published in a package. */
export interface OutsideModel {
  name: string
  tasks: readonly TaskId[]
  packages: readonly PackageName[]
  /** Puts its files in place and computes what it has to give. */
  prepare(context: ModelContext): Promise<{ models: ModelOption[]; checks: ModelCheck[] }>
}
