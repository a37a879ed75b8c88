import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type BatchOutput, type TaskOutput, type TaskRequest } from '../schemas.ts'
import { checkOutput, checkRequest, type Checked } from './parseWith.ts'
import type { Path, PathMap } from './path.ts'

/** One thing wrong with a value, as Standard Schema has it. */
export interface StandardIssue {
  /** What was expected and what came, without the path. */
  readonly message: string
  /** The keys that lead to the place. */
  readonly path: readonly PropertyKey[]
}

/** What a value that does not fit gives. */
export interface StandardFailure {
  readonly issues: readonly StandardIssue[]
}

/**
 * A schema as forms, routers and other libraries take it from any maker.
 * Source: Standard Schema, version 1, https://standardschema.dev.
 */
export interface StandardSchema<Value> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'taskmesh'
    /** Gives the value, or all that is wrong with it. Never throws and never waits. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Value; readonly issues?: undefined } | StandardFailure
    /** For the compiler only. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}

type Judge = (value: unknown, toWire: PathMap) => Checked<unknown>

function standard<Value>(judge: Judge): StandardSchema<Value> {
  return {
    '~standard': {
      version: 1,
      vendor: 'taskmesh',
      validate(value) {
        const paths: Path[] = []
        const checked = judge(value, (path) => {
          paths.push(path)
          return []
        })
        // The caller names the type of what its judge lets through.
        if (checked.success) return { value: checked.data as Value }
        return {
          issues: checked.issues.map(({ message }, index) => ({
            message,
            path: paths[index] ?? [],
          })),
        }
      },
    },
  }
}

/**
 * The schema of a task's calls as a Standard Schema, for libraries that take schemas of any maker.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * requestSchemaOf('translation')['~standard'].validate({ inputs: 'Hello' })
 * // { value: { inputs: 'Hello' } }
 * ```
 */
export function requestSchemaOf<Id extends TaskId>(task: Id): StandardSchema<TaskRequest<Id>> {
  const schema = TASK_SCHEMAS[findTaskId(task)]
  return standard((value, toWire) => checkRequest(schema, value, toWire))
}

/**
 * The schema of what a task gives for one input, as a Standard Schema. With the inputs of a batch,
 * that of an array of as many outputs.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * outputSchemaOf('translation')['~standard'].validate({ translation_text: 'Bonjour' })
 * // { value: { translation_text: 'Bonjour' } }
 * ```
 */
export function outputSchemaOf<Id extends TaskId>(task: Id): StandardSchema<TaskOutput<Id>>
export function outputSchemaOf<Id extends TaskId>(
  task: Id,
  inputs: readonly unknown[],
): StandardSchema<BatchOutput<Id>>
export function outputSchemaOf<Id extends TaskId>(
  task: Id,
  inputs?: readonly unknown[],
): StandardSchema<TaskOutput<Id> | BatchOutput<Id>> {
  const schema = TASK_SCHEMAS[findTaskId(task)]
  return standard((value, toWire) => checkOutput(schema, value, inputs, toWire))
}
