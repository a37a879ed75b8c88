import { fileURLToPath } from 'node:url'

/** What the package says about one of its models. */
export interface DemoModel {
  /** Model id in the registry, such as `taskmesh/demo-sentiment`. */
  readonly id: string
  /** Task the model performs. */
  readonly task: string
  /** Name of the model's directory below `models/`. */
  readonly directory: string
  /** One sentence about the model. */
  readonly summary: string
}

/**
 * The demonstration models by task.
 *
 * @example
 * ```ts
 * DEMO_MODELS["translation"].id; // "taskmesh/demo-en-fr"
 * ```
 */
export const DEMO_MODELS = {
  'text-classification': {
    id: 'taskmesh/demo-sentiment',
    task: 'text-classification',
    directory: 'sentiment',
    summary: 'Says whether an English sentence is POSITIVE or NEGATIVE.',
  },
  'image-classification': {
    id: 'taskmesh/demo-digits',
    task: 'image-classification',
    directory: 'digits',
    summary: 'Says which digit, 0 to 9, is drawn in a picture.',
  },
  'text-generation': {
    id: 'taskmesh/demo-stories',
    task: 'text-generation',
    directory: 'stories',
    summary: 'Continues a very simple English story.',
  },
  'visual-question-answering': {
    id: 'taskmesh/demo-shapes-vqa',
    task: 'visual-question-answering',
    directory: 'shapes-vqa',
    summary: 'Answers English questions about pictures of coloured shapes.',
  },
  translation: {
    id: 'taskmesh/demo-en-fr',
    task: 'translation',
    directory: 'en-fr',
    summary: 'Translates short everyday phrases between English (en) and French (fr).',
  },
  summarization: {
    id: 'taskmesh/demo-headlines',
    task: 'summarization',
    directory: 'headlines',
    summary: 'Reduces a short English news paragraph to its main fact.',
  },
  'tabular-classification': {
    id: 'taskmesh/demo-iris',
    task: 'tabular-classification',
    directory: 'iris',
    summary: 'Says which of three kinds of iris a flower is, by its measures.',
  },
  'tabular-regression': {
    id: 'taskmesh/demo-diabetes',
    task: 'tabular-regression',
    directory: 'diabetes',
    summary: 'Estimates how far diabetes goes on in a year, by measures of a patient.',
  },
  'table-question-answering': {
    id: 'taskmesh/demo-table-questions',
    task: 'table-question-answering',
    directory: 'table-questions',
    summary: 'Answers English questions about small tables: cells, counts, sums and averages.',
  },
  'audio-classification': {
    id: 'taskmesh/demo-everyday-sounds',
    task: 'audio-classification',
    directory: 'everyday-sounds',
    summary: 'Says what is heard: speech, music, a siren, a bird, a bell and five others.',
  },
} as const satisfies Record<string, DemoModel>

/** A task that has a demonstration model. */
export type DemoTask = keyof typeof DEMO_MODELS

/**
 * Absolute path of the directory that holds the model of a task.
 *
 * @example
 * ```ts
 * demoModelDirectory("summarization"); // ".../demo-models/models/headlines"
 * ```
 */
export function demoModelDirectory(task: DemoTask): string {
  return fileURLToPath(new URL(`../models/${DEMO_MODELS[task].directory}`, import.meta.url))
}
