import type { View } from '@taskmesh/widgets'

const WIDTH = 160
const HEIGHT = 100
const MANY = 3000
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3)

/** A picture of two colours that is drawn here, so that no file is needed. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#89a"/><circle cx="50" cy="50" r="30" fill="#fd8"/></svg>`,
)}`

const scores = (count: number, label: (index: number) => string): View => ({
  type: 'scores',
  scores: Array.from({ length: count }, (_, index) => ({
    label: label(index),
    score: 1 / (index + 1.5),
  })),
})

interface Story {
  label: string
  /** Stories of one kind of view stand together. */
  group: string
  view: View
}

/** Each kind of view that an output can have, as it usually is and at its edges. */
export const VIEW_STORIES = {
  scores: { group: 'Scores', label: 'Three classes', view: scores(3, (n) => `Class ${n + 1}`) },
  'scores-one': { group: 'Scores', label: 'One class', view: scores(1, () => 'Only this') },
  'scores-none': { group: 'Scores', label: 'No class', view: scores(0, () => '') },
  'scores-many': {
    group: 'Scores',
    label: `${MANY} classes`,
    view: scores(MANY, (n) => `Class ${n + 1}`),
  },
  'scores-long': { group: 'Scores', label: 'Long names', view: scores(3, () => LONG) },
  texts: {
    group: 'Texts',
    label: 'Two texts',
    view: { type: 'texts', texts: ['The first answer.', 'The second answer.'] },
  },
  'texts-long': {
    group: 'Texts',
    label: 'A long text',
    view: { type: 'texts', texts: ['A sentence that goes on and on. '.repeat(2000)] },
  },
  numbers: {
    group: 'Numbers',
    label: 'A vector',
    view: { type: 'numbers', values: Array.from({ length: 384 }, (_, n) => Math.sin(n / 9)) },
  },
  'numbers-none': { group: 'Numbers', label: 'Empty', view: { type: 'numbers', values: [] } },
  table: {
    group: 'Table',
    label: 'Three rows',
    view: {
      type: 'table',
      columns: ['City', 'Inhabitants'],
      rows: [
        ['Vienna', '2028399'],
        ['Graz', '302749'],
        ['Linz', '213574'],
      ],
    },
  },
  'table-empty': {
    group: 'Table',
    label: 'No rows',
    view: { type: 'table', columns: ['City'], rows: [] },
  },
  'table-many': {
    group: 'Table',
    label: `${MANY} rows`,
    view: {
      type: 'table',
      columns: ['Row', 'Square'],
      rows: Array.from({ length: MANY }, (_, n) => [String(n), String(n * n)]),
    },
  },
  spans: {
    group: 'Marked text',
    label: 'Names in a sentence',
    view: {
      type: 'spans',
      text: 'Ada 👩‍💻 Lovelace was born in London.',
      spans: [
        { start: 0, end: 18, label: 'PER' },
        { start: 31, end: 37, label: 'LOC' },
      ],
    },
  },
  regions: {
    group: 'Boxes',
    label: 'Two boxes',
    view: {
      type: 'regions',
      image: PICTURE,
      regions: [
        { label: 'sun', points: [], box: { xmin: 20, ymin: 20, xmax: 80, ymax: 80 } },
        { label: 'sky', points: [], box: { xmin: 90, ymin: 5, xmax: 155, ymax: 60 } },
      ],
    },
  },
  'regions-outside': {
    group: 'Boxes',
    label: 'A box far outside',
    view: {
      type: 'regions',
      image: PICTURE,
      regions: [
        { label: LONG, points: [], box: { xmin: -500, ymin: -500, xmax: 5000, ymax: 5000 } },
      ],
    },
  },
  fields: {
    group: 'Fields',
    label: 'An object',
    view: {
      type: 'fields',
      fields: [
        { name: 'Answer', view: { type: 'value', text: 'forty-two' } },
        { name: 'Score', view: { type: 'value', text: '0.97' } },
      ],
    },
  },
  list: {
    group: 'Fields',
    label: 'A list of values',
    view: {
      type: 'list',
      areItems: true,
      views: [
        { type: 'value', text: 'one' },
        { type: 'value', text: 'two' },
      ],
    },
  },
} as const satisfies Record<string, Story>

/** The name of a view's story. */
export type ViewStoryId = keyof typeof VIEW_STORIES

/** Whether a text names the story of a view. */
export function isViewStory(id: string): id is ViewStoryId {
  return Object.hasOwn(VIEW_STORIES, id)
}

/** The names of the stories of views, those of one kind together. */
export const VIEW_STORY_IDS: readonly ViewStoryId[] = Object.keys(VIEW_STORIES).filter(isViewStory)
