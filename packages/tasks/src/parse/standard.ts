import type { Checked } from './checked.ts'
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
export interface StandardSchema<Output, Input = Output> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'taskmesh'
    /** Gives the value, or all that is wrong with it. Never throws and never waits. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Output; readonly issues?: undefined } | StandardFailure
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

type Judge = (value: unknown, toWire: PathMap) => Checked<unknown>

/** What Standard Schema asks of a schema, from a function that checks values. */
export function standard<Output, Input = Output>(
  judge: Judge,
): StandardSchema<Output, Input>['~standard'] {
  return {
    version: 1,
    vendor: 'taskmesh',
    validate(value) {
      const paths: Path[] = []
      const checked = judge(value, (path) => {
        paths.push(path)
        return []
      })
      // The caller names the type of what its judge lets through.
      if (checked.success) return { value: checked.data as Output }
      return {
        issues: checked.issues.map(({ message }, index) => ({
          message,
          path: paths[index] ?? [],
        })),
      }
    },
  }
}
