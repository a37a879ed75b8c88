/**
 * What schemas of tasks are made of: functions of zod under the names they have in zod/mini, which make
 * the classes of zod's core. Those have no methods, which saves 0.6 kB of a bundle with one task; the
 * method `check` of zod/mini is a function here. Schemas of zod and of zod/mini fit wherever these do,
 * and the functions of both take these.
 *
 * Source: https://zod.dev/packages/core.
 */
import * as core from 'zod/v4/core'

export {
  _gt as gt,
  _gte as gte,
  _length as length,
  _lt as lt,
  _lte as lte,
  _maxLength as maxLength,
  _minLength as minLength,
  _regex as regex,
  clone,
  globalRegistry,
  meta,
  safeParse,
  toJSONSchema,
} from 'zod/v4/core'
export type { input, output } from 'zod/v4/core'

/** Any schema: of this file, of zod/mini or of zod. */
export type Schema = core.$ZodType

type Part = core.SomeType
type Shape = core.$ZodLooseShape
type Fields<Of extends Shape> = core.util.Writeable<Of>

interface Custom<Value, Facts> extends core.$ZodCustom<Value, Value> {
  _zod: core.$ZodCustomInternals<Value, Value> & { def: { params: Facts } }
}

/** What was expected, for the message of an issue. */
interface Expected {
  error: string
}

function message(expected: Expected | undefined) {
  return expected && { error: () => expected.error }
}

/** The classes of zod say nothing of the types of their parts, so the caller names what is made. */
function make<Made extends { _zod: { def: unknown } }>(
  Class: new (def: never) => unknown,
  def: Made['_zod']['def'],
): Made {
  return new Class(def as never) as Made
}

/** Adds checks to a schema, and gives a copy. */
/*#__NO_SIDE_EFFECTS__*/
export function check<Of extends Schema>(schema: Of, ...checks: core.$ZodCheck<core.output<Of>>[]) {
  const { def } = schema._zod
  const all = [...(def.checks ?? []), ...checks]
  return core.clone(schema, { ...def, checks: all }, { parent: true })
}

/** A check of one's own. */
/*#__NO_SIDE_EFFECTS__*/
export function refine<Value>(test: (value: NoInfer<Value>) => boolean, expected: Expected) {
  const def = { type: 'custom', check: 'custom', fn: test, ...message(expected) }
  return make<core.$ZodCheck<Value>>(core.$ZodCustom, def)
}

/** A schema of one's own, with facts about it that its definition and its issues carry. */
/*#__NO_SIDE_EFFECTS__*/
export function custom<Value, Facts extends object>(
  test: (value: unknown) => boolean,
  { params, ...expected }: Expected & { params: Facts },
) {
  const def = {
    type: 'custom',
    check: 'custom',
    fn: test,
    abort: true,
    params,
    ...message(expected),
  } as const
  return make<Custom<Value, Facts>>(core.$ZodCustom, def)
}

/*#__NO_SIDE_EFFECTS__*/
export function string() {
  return make<core.$ZodString<string>>(core.$ZodString, { type: 'string' })
}

/*#__NO_SIDE_EFFECTS__*/
export function number() {
  return make<core.$ZodNumber<number>>(core.$ZodNumber, { type: 'number' })
}

/*#__NO_SIDE_EFFECTS__*/
export function int() {
  const def = { type: 'number', check: 'number_format', format: 'safeint', abort: false } as const
  return make<core.$ZodNumberFormat>(core.$ZodNumberFormat, def)
}

/*#__NO_SIDE_EFFECTS__*/
export function boolean() {
  return make<core.$ZodBoolean<boolean>>(core.$ZodBoolean, { type: 'boolean' })
}

/*#__NO_SIDE_EFFECTS__*/
export function unknown() {
  return make<core.$ZodUnknown>(core.$ZodUnknown, { type: 'unknown' })
}

/*#__NO_SIDE_EFFECTS__*/
function nothing() {
  return make<core.$ZodNull>(core.$ZodNull, { type: 'null' })
}

/*#__NO_SIDE_EFFECTS__*/
function oneOf<const Value extends core.util.Literal>(
  values: readonly Value[],
  expected?: Expected,
) {
  const def = { type: 'literal' as const, values: [...values], ...message(expected) }
  return make<core.$ZodLiteral<Value>>(core.$ZodLiteral, def)
}

export { oneOf as enum, nothing as null }

/*#__NO_SIDE_EFFECTS__*/
export function literal<const Value extends core.util.Literal>(value: Value, expected?: Expected) {
  return oneOf([value], expected)
}

/*#__NO_SIDE_EFFECTS__*/
export function optional<Of extends Part>(innerType: Of) {
  return make<core.$ZodOptional<Of>>(core.$ZodOptional, { type: 'optional', innerType })
}

/*#__NO_SIDE_EFFECTS__*/
export function nullable<Of extends Part>(innerType: Of) {
  return make<core.$ZodNullable<Of>>(core.$ZodNullable, { type: 'nullable', innerType })
}

/** An array of any length. */
/*#__NO_SIDE_EFFECTS__*/
export function array<Item extends Part>(element: Item) {
  return make<core.$ZodArray<Item>>(core.$ZodArray, { type: 'array', element })
}

/** An array of one item for each of these schemas. */
/*#__NO_SIDE_EFFECTS__*/
export function tuple<const Items extends readonly [Part, ...Part[]]>(
  items: Items,
  expected?: Expected,
) {
  const def = { type: 'tuple', items, rest: null, ...message(expected) } as const
  return make<core.$ZodTuple<Items, null>>(core.$ZodTuple, def)
}

/** An object whose other keys are left out. */
/*#__NO_SIDE_EFFECTS__*/
export function object<Of extends Shape>(shape: Of) {
  return make<core.$ZodObject<Fields<Of>, core.$strip>>(core.$ZodObject, { type: 'object', shape })
}

/** An object whose other keys stay. */
/*#__NO_SIDE_EFFECTS__*/
export function looseObject<Of extends Shape>(shape: Of) {
  const def = { type: 'object', shape, catchall: unknown() } as const
  return make<core.$ZodObject<Fields<Of>, core.$loose>>(core.$ZodObject, def)
}

/** An object without other keys. */
/*#__NO_SIDE_EFFECTS__*/
export function strictObject<Of extends Shape>(shape: Of) {
  const def = {
    type: 'object',
    shape,
    catchall: make<core.$ZodNever>(core.$ZodNever, { type: 'never' }),
  } as const
  return make<core.$ZodObject<Fields<Of>, core.$strict>>(core.$ZodObject, def)
}

/** An object with any keys, whose values are alike. */
/*#__NO_SIDE_EFFECTS__*/
export function record<Key extends core.$ZodRecordKey, Value extends Part>(
  keyType: Key,
  valueType: Value,
  expected?: Expected,
) {
  const def = { type: 'record', keyType, valueType, ...message(expected) } as const
  return make<core.$ZodRecord<Key, Value>>(core.$ZodRecord, def)
}

/*#__NO_SIDE_EFFECTS__*/
export function union<const Options extends readonly Part[]>(
  options: Options,
  expected?: Expected,
) {
  const def = { type: 'union', options, ...message(expected) } as const
  return make<core.$ZodUnion<Options>>(core.$ZodUnion, def)
}

/** A union of objects that a literal under one key tells apart. */
/*#__NO_SIDE_EFFECTS__*/
export function discriminatedUnion<
  Options extends readonly [core.$ZodTypeDiscriminable, ...core.$ZodTypeDiscriminable[]],
  Key extends string,
>(discriminator: Key, options: Options, expected?: Expected) {
  const def = { type: 'union', discriminator, options, ...message(expected) } as const
  return make<core.$ZodDiscriminatedUnion<Options, Key>>(core.$ZodDiscriminatedUnion, def)
}
