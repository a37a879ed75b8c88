import type { Inspected } from './inspect.ts'

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

/** What Standard Schema asks of a schema, from what looks at values. */
export function standard<Output, Input = Output>(schema: {
  inspect: (value: unknown) => Inspected
}): StandardSchema<Output, Input>['~standard'] {
  return {
    version: 1,
    vendor: 'taskmesh',
    validate(value) {
      const inspected = schema.inspect(value)
      // The caller names the type of what it finds nothing wrong with.
      return inspected.success ? { value: inspected.data as Output } : { issues: inspected.faults }
    },
  }
}
