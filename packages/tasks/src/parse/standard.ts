import type { Fault } from './fault.ts'
import type { Inspected } from './inspect.ts'

/** One thing wrong with a value, as Standard Schema has it. */
export interface StandardIssue {
  /** What was expected and what came, without the path. */
  readonly message: string
  /** The keys that lead to the place. */
  readonly path: readonly PropertyKey[]
}

/** What a value that does not fit gives. */
export interface StandardFailure<Issue extends StandardIssue = StandardIssue> {
  readonly issues: readonly Issue[]
}

/**
 * A schema as forms, routers and other libraries take it from any maker.
 * Source: Standard Schema, version 1, https://standardschema.dev.
 */
export interface StandardSchema<
  Output,
  Input = Output,
  Issue extends StandardIssue = StandardIssue,
> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'taskmesh'
    /** Gives the value, or all that is wrong with it. Never throws and never waits. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Output; readonly issues?: undefined } | StandardFailure<Issue>
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

/** What Standard Schema asks of a schema, from what looks at values. The caller names the types. */
/*#__NO_SIDE_EFFECTS__*/
export function standard<Output, Input = Output>(
  validate: (value: unknown) => Inspected,
): StandardSchema<Output, Input, Fault>['~standard'] {
  // What fits is of the type that the caller names.
  return {
    version: 1,
    vendor: 'taskmesh',
    validate: validate as StandardSchema<Output, Input, Fault>['~standard']['validate'],
  }
}
