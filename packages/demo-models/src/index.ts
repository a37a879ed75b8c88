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
  'token-classification': {
    id: 'taskmesh/demo-names',
    task: 'token-classification',
    directory: 'names',
    summary: 'Finds names of persons, organisations and places in English text.',
  },
  'sentence-similarity': {
    id: 'taskmesh/demo-sentences',
    task: 'sentence-similarity',
    directory: 'sentences',
    summary: 'Says how alike English sentences are in what they mean.',
  },
  'feature-extraction': {
    id: 'taskmesh/demo-sentences',
    task: 'feature-extraction',
    directory: 'sentences',
    summary: 'Makes a vector of 96 numbers of an English text.',
  },
  'text-ranking': {
    id: 'taskmesh/demo-sentences',
    task: 'text-ranking',
    directory: 'sentences',
    summary: 'Puts English texts in the order in which they answer a query.',
  },
  'text-retrieval': {
    id: 'taskmesh/demo-sentences',
    task: 'text-retrieval',
    directory: 'sentences',
    summary: 'Finds the English texts that go with a query.',
  },
  'question-answering': {
    id: 'taskmesh/demo-answers',
    task: 'question-answering',
    directory: 'answers',
    summary: 'Finds the answer to an English question in a paragraph.',
  },
  'zero-shot-classification': {
    id: 'taskmesh/demo-topics',
    task: 'zero-shot-classification',
    directory: 'topics',
    summary: 'Says which of your labels an English text goes with.',
  },
  'fill-mask': {
    id: 'taskmesh/demo-blanks',
    task: 'fill-mask',
    directory: 'blanks',
    summary: 'Says which words can stand at [MASK] in a plain English sentence.',
  },
  'chat-completion': {
    id: 'taskmesh/demo-guide',
    task: 'chat-completion',
    directory: 'guide',
    summary: 'Says in a conversation which task does what you want.',
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
  'object-detection': {
    id: 'taskmesh/demo-drawn-objects',
    task: 'object-detection',
    directory: 'drawn-objects',
    summary: 'Finds cars, buses, houses, trees, people, boats, fruit and cups in flat drawings.',
  },
  'image-segmentation': {
    id: 'taskmesh/demo-drawn-segments',
    task: 'image-segmentation',
    directory: 'drawn-segments',
    summary: 'Says what each part of a flat drawing is: sky, road, sea, house, car and so on.',
  },
  'depth-estimation': {
    id: 'taskmesh/demo-drawn-depth',
    task: 'depth-estimation',
    directory: 'drawn-depth',
    summary: 'Estimates how near each part of a flat drawing is.',
  },
  'background-removal': {
    id: 'taskmesh/demo-drawn-cutouts',
    task: 'background-removal',
    directory: 'drawn-cutouts',
    summary: 'Cuts out what stands out in a flat drawing.',
  },
  'image-to-text': {
    id: 'taskmesh/demo-drawn-captions',
    task: 'image-to-text',
    directory: 'drawn-captions',
    summary: 'Describes flat drawings of streets, meadows, the sea and tables.',
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
  'automatic-speech-recognition': {
    id: 'taskmesh/demo-spoken-words',
    task: 'automatic-speech-recognition',
    directory: 'spoken-words',
    summary: 'Writes down a few English words that are spoken.',
  },
  'voice-activity-detection': {
    id: 'taskmesh/demo-speech-finder',
    task: 'voice-activity-detection',
    directory: 'speech-finder',
    summary: 'Says where in a recording somebody speaks.',
  },
  'text-to-speech': {
    id: 'taskmesh/demo-reader',
    task: 'text-to-speech',
    directory: 'reader',
    summary: 'Reads short English sentences aloud, like a robot.',
  },
  'time-series-forecasting': {
    id: 'taskmesh/demo-seasons',
    task: 'time-series-forecasting',
    directory: 'seasons',
    summary: 'Continues series with trends and seasons.',
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
