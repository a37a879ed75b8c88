/**
 * The keywords of this package’s JSON Schemas that are not of the standard, for validators that have to
 * know every keyword: `new Ajv2020().addVocabulary([...KEYWORDS])`.
 */
export const KEYWORDS = [
  'x-media',
  'x-same-length',
  'x-role',
  'x-of',
  'x-unit',
  'x-axes',
  'x-skeleton',
  'x-label',
  'x-usual',
  'x-common',
] as const
