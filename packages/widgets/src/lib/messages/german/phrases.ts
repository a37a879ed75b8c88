import { INPUT_PHRASES } from './inputs.ts'
import { OUTPUT_PHRASES } from './outputs.ts'
import { SPECIAL_PHRASES } from './special.ts'
import { WIDGET_PHRASES } from './widgets.ts'

/** Every phrase of every part, in German, by the English one. */
export const GERMAN_PHRASES = {
  ...INPUT_PHRASES,
  ...OUTPUT_PHRASES,
  ...WIDGET_PHRASES,
  ...SPECIAL_PHRASES,
} as const
