import { isTaskId, type TaskId } from '@taskmesh/tasks'
import { noEngineReason } from '../engines/engines.ts'
import { UnknownModelError } from '../errors.ts'
import { readCard } from './readCard.ts'
import type { ModelInfo, ServedModel } from './ServedModel.ts'
import type { TaskAbility } from './taskAbility.ts'

/** What a program without types, or one with a task of its own, is told. */
const NOT_OF_THE_REGISTRY: TaskAbility = {
  runnable: false,
  code: 'NO_ENGINE',
  reason: 'This runner runs tasks of the registry only.',
}

/** The models of a runner, by task and by name. */
export class ServedModels {
  readonly all: readonly ServedModel[]

  constructor(all: readonly ServedModel[]) {
    this.all = all
  }

  /** What is known of each. */
  infos(): ModelInfo[] {
    return this.all.map(({ info }) => info)
  }

  /** Whether one runs a task, and why not. */
  ability(task: TaskId): TaskAbility {
    if (this.all.some(({ spec }) => spec.task === task)) return { runnable: true }
    if (!isTaskId(task)) return NOT_OF_THE_REGISTRY
    const reason = noEngineReason(task)
    if (reason !== undefined) return { runnable: false, code: 'NO_ENGINE', reason }
    return { runnable: false, code: 'NO_MODEL', reason: 'No model is served for this task.' }
  }

  /** The model of a task with a name, or the first one. */
  find(task: TaskId, id: string | undefined): ServedModel {
    const ofTask = this.all.filter(({ spec }) => spec.task === task)
    const found = ofTask.find(({ spec }) => id === undefined || spec.id === id)
    if (found !== undefined) return found
    throw new UnknownModelError(
      task,
      id,
      ofTask.map(({ spec }) => spec.id),
    )
  }

  /** All of a name, which may run several tasks. */
  named(id: string, task: TaskId | undefined): ServedModel[] {
    const named = this.all.filter(
      ({ spec }) => spec.id === id && (task === undefined || spec.task === task),
    )
    if (named.length > 0) return named
    const known = new Set(this.all.map(({ spec }) => spec.id))
    throw new UnknownModelError(task ?? 'any task', id, [...known])
  }

  /** The card of a model, in Markdown; `undefined` where there is none. */
  async card(id: string): Promise<string | undefined> {
    const found = this.all.find(({ spec }) => spec.id === id)
    return found === undefined ? undefined : readCard(found.spec)
  }
}
