import { MAX_BATCH_SIZE, type TaskRef, type TaskInput, type TaskRequest } from '@taskmesh/tasks'
import { isBatch } from '../task/taskCalls.ts'
import { factsOf } from '../task/taskSources.ts'
import { inputList } from './inputList.ts'
import { InputItem } from './InputItem.svelte.ts'
import { hasFields } from './records.ts'
import { ParametersForm } from './ParametersForm.svelte.ts'

/**
 * A request while a person edits it: one input or, for a task that takes a batch, several.
 *
 * @example
 * ```ts
 * const form = new RequestForm('text-classification', '')
 * form.load({ inputs: ['good', 'bad'], parameters: { top_k: 2 } })
 * form.request // { inputs: ['good', 'bad'], parameters: { top_k: 2 } }
 * ```
 */
export class RequestForm<Task extends TaskRef> {
  readonly task: Task
  readonly blank: TaskInput<Task>
  readonly parameters: ParametersForm
  #items: readonly InputItem<TaskInput<Task>>[]
  #isBatch = $state(false)

  /** @param blank - the input of an empty form. */
  constructor(task: Task, blank: TaskInput<Task>) {
    this.task = task
    this.blank = blank
    this.parameters = new ParametersForm(task)
    this.#items = $state.raw([new InputItem(blank)])
  }

  get items(): readonly InputItem<TaskInput<Task>>[] {
    return this.#items
  }

  get isBatch(): boolean {
    return this.#isBatch
  }

  get canAdd(): boolean {
    return factsOf(this.task).schema.batch && this.#items.length < MAX_BATCH_SIZE
  }

  add(): void {
    this.#items = [...this.#items, new InputItem(this.blank)]
    this.#isBatch = true
  }

  remove(item: InputItem<TaskInput<Task>>): void {
    this.#items = this.#items.filter((other) => other !== item)
    this.#isBatch = this.#items.length > 1
  }

  /** Where the errors of an input are: `inputs`, or `inputs[2]` in a batch. */
  path(index: number): string {
    return this.#isBatch ? `inputs[${index}]` : 'inputs'
  }

  /** The request as it is now, not checked yet. */
  get request(): { inputs: unknown; parameters?: Record<string, unknown> } {
    const values = this.#items.map((item) => item.value)
    const parameters = this.parameters.values
    return {
      inputs: this.#isBatch ? values : values[0],
      ...(parameters === undefined ? {} : { parameters }),
    }
  }

  /** Replaces everything with a request. */
  load({ inputs, parameters }: TaskRequest<Task>): void {
    this.#items = inputList(this.task, inputs).map((input) => new InputItem(input))
    this.#isBatch = isBatch(this.task, inputs)
    this.parameters.load(hasFields(parameters) ? parameters : {})
  }
}
