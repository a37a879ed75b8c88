import type * as z from 'zod/mini'
import type { MediaParams } from './expectedMedia.ts'
import type { MediaKind } from './mediaKind.ts'

/** What media become when they are decoded, by kind. Media of a kind that is not named stay as they are. */
export type DecodedMedia = { readonly [Kind in MediaKind]?: unknown }

/** The definition of a schema, as far as it matters where media are. */
type Definition<Of> = { _zod: { def: Of } }

/** The values that a schema takes, with each piece of media as what it becomes when it is decoded. */
export type DecodedValue<Schema, Decoded extends DecodedMedia> =
  Schema extends Definition<{ params: MediaParams<infer Kind> }>
    ? Kind extends keyof Decoded
      ? Decoded[Kind]
      : z.input<Schema>
    : Schema extends Definition<{ type: 'object'; shape: infer Shape }>
      ? DecodedFields<z.input<Schema>, Shape, Decoded>
      : Schema extends Definition<{ type: 'array'; element: infer Item }>
        ? DecodedValue<Item, Decoded>[]
        : Schema extends Definition<{ type: 'record'; valueType: infer Value }>
          ? { [Key in keyof z.input<Schema>]: DecodedValue<Value, Decoded> }
          : Schema extends Definition<{ type: 'optional'; innerType: infer Inner }>
            ? DecodedValue<Inner, Decoded> | undefined
            : Schema extends Definition<{ type: 'nullable'; innerType: infer Inner }>
              ? DecodedValue<Inner, Decoded> | null
              : Schema extends Definition<{ type: 'union'; options: readonly (infer Option)[] }>
                ? DecodedValue<Option, Decoded>
                : z.input<Schema>

type DecodedFields<Fields, Shape, Decoded extends DecodedMedia> = {
  [Key in keyof Fields]: Key extends keyof Shape ? DecodedValue<Shape[Key], Decoded> : Fields[Key]
}
