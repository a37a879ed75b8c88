/** The kinds of data that tasks are about, in the order in which lists show them. */
export const MODALITIES = ['multimodal', 'nlp', 'cv', 'audio', 'tabular', 'rl', 'other'] as const

/** A kind of data: `"nlp"`, `"cv"`, … */
export type Modality = (typeof MODALITIES)[number]

/** The names of the modalities for people. */
export const MODALITY_LABELS = {
  multimodal: 'Multimodal',
  nlp: 'Natural Language Processing',
  cv: 'Computer Vision',
  audio: 'Audio',
  tabular: 'Tabular',
  rl: 'Reinforcement Learning',
  other: 'Other',
} as const satisfies Record<Modality, string>
