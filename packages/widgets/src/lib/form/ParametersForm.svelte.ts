import type { TaskId } from '@taskmesh/tasks'
import { parameterFields, type ParameterField } from './parameterFields.ts'
import { readParameter, writeParameter } from './parameterText.ts'

/** What a person typed for the parameters of a task. Only what is filled in is sent. */
export class ParametersForm {
  readonly fields: readonly ParameterField[]
  #texts: Readonly<Record<string, string>> = $state.raw({})
  #others: Readonly<Record<string, unknown>> = $state.raw({})

  constructor(task: TaskId) {
    this.fields = parameterFields(task)
  }

  /** Parameters that the task's schema does not know, which reach the engine as they are. */
  get others(): Readonly<Record<string, unknown>> {
    return this.#others
  }

  /** The text of a parameter; empty when it is left to the model. */
  text(name: string): string {
    return this.#texts[name] ?? ''
  }

  setText(name: string, text: string): void {
    this.#texts = { ...this.#texts, [name]: text }
  }

  /** The values of what is filled in, or `undefined` when nothing is. */
  get values(): Record<string, unknown> | undefined {
    const known = this.fields
      .map(({ name, kind }) => [name, readParameter(kind, this.text(name))] as const)
      .filter(([, value]) => value !== undefined)
    const values = { ...this.#others, ...Object.fromEntries(known) }
    return Object.keys(values).length === 0 ? undefined : values
  }

  /** Replaces everything. */
  load(values: Readonly<Record<string, unknown>> = {}): void {
    const names = new Set(this.fields.map(({ name }) => name))
    this.#texts = Object.fromEntries(
      this.fields.map(({ name, kind }) => [name, writeParameter(kind, values[name])]),
    )
    this.#others = Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))
  }
}
