import type { RoleName } from '../schema/fieldRole.ts'
import type { MediaKind } from '../schema/mediaKind.ts'
import type { FoundFault } from './faults.ts'

/**
 * The roles that decide how two values are compared. Those that only views have a use for are in JSON Schema
 * alone, to keep bundles small.
 */
export type ComparedRole = Extract<RoleName, 'box' | 'score'>

/** What any node has besides its type. */
interface Marks {
  /**
   * Checks a value. What is wrong is appended to `faults` as zod would list it: in the same order, with the same
   * paths and codes. Of an array or a record the faults end soon after `MAX_ISSUES`.
   *
   * @returns the value in new arrays and objects, without the keys that are left out. Of no use when there are faults.
   */
  run: (value: unknown, faults: FoundFault[]) => unknown
  /** What messages say was expected, in place of the words for the type: a fact of the schema, as those in `facts`. */
  error?: string
  /** Whether every provider makes the value up for itself, so that it does not count when answers are compared. */
  incidental?: true
  role?: ComparedRole
}

/** How many characters or items there may be. */
interface LengthFacts {
  min?: number | undefined
  max?: number | undefined
  /** What messages say of a wrong length, in place of the bound. */
  lengthError?: string | undefined
}

/** What a string has to be. */
export interface StringFacts extends LengthFacts {
  pattern?: RegExp
  /** What messages say of a string that the pattern does not fit. */
  patternError?: string | undefined
}

/**
 * A string. Its length is counted in code points.
 *
 * What its check knows is in `facts` as well where a node was made of a schema of zod; those of published tasks
 * have the check alone, as bundles would carry both. So it is with the facts of other nodes.
 */
export interface StringNode extends Marks {
  type: 'string'
  facts?: StringFacts
}

/** What a number has to be. */
export interface NumberFacts {
  /** Whether it has to be an integer that JavaScript can hold exactly. */
  int?: boolean
  /** Least value. */
  min?: number | undefined
  /** A value that it has to be above. */
  above?: number | undefined
  /** Largest value. */
  max?: number | undefined
  /** A value that it has to be below. */
  below?: number | undefined
}

/** A finite number. */
export interface NumberNode extends Marks {
  type: 'number'
  facts?: NumberFacts
}

export interface BooleanNode extends Marks {
  type: 'boolean'
}

export interface NullNode extends Marks {
  type: 'null'
}

/** Anything, which stays as it is. */
export interface UnknownNode extends Marks {
  type: 'unknown'
}

/** One of a few values. */
export interface LiteralNode extends Marks {
  type: 'literal'
  values: readonly unknown[]
}

/** A piece of media in any of its forms. */
export interface MediaNode extends Marks {
  type: 'media'
  kind: MediaKind
}

export interface ArrayNode extends Marks {
  type: 'array'
  item: Node
  facts?: LengthFacts
}

/** An array with one item for each of these nodes. */
export interface TupleNode extends Marks {
  type: 'tuple'
  items: readonly Node[]
}

/** A test that a type cannot say, of `schema/refinements.ts`, with what messages say and its arguments. */
export type Refinement = readonly [
  test: (value: Readonly<Record<string, unknown>>, ...args: number[]) => boolean,
  error: string,
  ...args: number[],
]

/** An object with any keys, whose values are alike. */
export interface RecordNode extends Marks {
  type: 'record'
  key: Node
  value: Node
  facts?: { refinements: readonly Refinement[] }
}

export interface ObjectNode extends Marks {
  type: 'object'
  /** The fields by key, in the order in which a parsed object has them. */
  fields: Readonly<Record<string, Node>>
  /** What the values of other keys are. Default: they are left out. */
  others?: Node | 'refuse' | undefined
}

/** One of several, the first that fits. */
export interface UnionNode extends Marks {
  type: 'union'
  options: readonly Node[]
  /** The key whose literal tells the options, which are objects, apart. */
  by?: string
}

/** A field that may be left out or undefined. */
export interface OptionalNode extends Marks {
  type: 'optional'
  inner: Node
}

export interface NullableNode extends Marks {
  type: 'nullable'
  inner: Node
}

/**
 * What a schema of zod says, as an object: it checks values, and whoever needs to know where media or parameters are
 * walks it. The functions in `nodes/` make it, so that a bundle has the code of those kinds alone that it needs.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
 *
 * schema.inputs.node.type // 'string'
 * ```
 */
export type Node =
  | StringNode
  | NumberNode
  | BooleanNode
  | NullNode
  | UnknownNode
  | LiteralNode
  | MediaNode
  | ArrayNode
  | TupleNode
  | RecordNode
  | ObjectNode
  | UnionNode
  | OptionalNode
  | NullableNode
