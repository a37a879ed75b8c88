import { LazyPart } from './LazyPart.svelte.ts'

/** The fields of values that are more than a line of text, by the kind of their shape. */
export const FIELD_PARTS = {
  media: new LazyPart(() => import('../inputs/MediaInput.svelte')),
  group: new LazyPart(() => import('../schemaWidget/GroupField.svelte')),
  variants: new LazyPart(() => import('../schemaWidget/VariantsField.svelte')),
  items: new LazyPart(() => import('../schemaWidget/ItemsField.svelte')),
  entries: new LazyPart(() => import('../schemaWidget/EntriesField.svelte')),
  value: new LazyPart(() => import('../schemaWidget/ValueField.svelte')),
  table: new LazyPart(() => import('../schemaWidget/TablePlace.svelte')),
}
