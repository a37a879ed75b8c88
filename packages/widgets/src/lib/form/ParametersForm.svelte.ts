import type { TaskRef } from '@taskmesh/tasks'
import type { FieldKind } from './fieldShape.ts'
import { readField, writeField } from './fieldText.ts'
import { parameterFields, type ParameterField } from './parameterFields.ts'
import { withKey, type AnyRecord } from './records.ts'

/** What a person chose for the parameters of a task. Only what is filled in is sent. */
export class ParametersForm {
  readonly fields: readonly ParameterField[]
  #values: AnyRecord = $state.raw({})

  constructor(task: TaskRef) {
    this.fields = parameterFields(task)
  }

  /** Parameters that the task's schema does not know, which reach the engine as they are. */
  get others(): AnyRecord {
    const names = new Set(this.fields.map(({ name }) => name))
    return Object.fromEntries(Object.entries(this.#values).filter(([name]) => !names.has(name)))
  }

  /** The value of a parameter; `undefined` when it is left to the model. */
  value(name: string): unknown {
    return this.#values[name]
  }

  setValue(name: string, value: unknown): void {
    this.#values = withKey(this.#values, name, value)
  }

  /** A parameter as a person would type it; empty when it is left to the model. */
  text(name: string): string {
    return writeField(this.#kind(name), this.value(name))
  }

  setText(name: string, text: string): void {
    this.setValue(name, readField(this.#kind(name), text))
  }

  #kind(name: string): FieldKind {
    return this.fields.find((field) => field.name === name)?.kind ?? 'json'
  }

  /** Whether a parameter is given, whatever its value. */
  isSet(name: string): boolean {
    return this.#values[name] !== undefined
  }

  /** Leaves a parameter to its default again. */
  reset(name: string): void {
    this.setValue(name, undefined)
  }

  /** Leaves all parameters to their defaults again, but those of some names. */
  resetAllBut(names: readonly string[]): void {
    this.#values = Object.fromEntries(
      Object.entries(this.#values).filter(([name]) => names.includes(name)),
    )
  }

  /** The values of what is filled in, or `undefined` when nothing is. */
  get values(): Record<string, unknown> | undefined {
    return Object.keys(this.#values).length === 0 ? undefined : { ...this.#values }
  }

  /** Replaces everything. */
  load(values: AnyRecord = {}): void {
    this.#values = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    )
  }
}
