import type { View } from '@taskmesh/widgets'

const WIDTH = 160
const HEIGHT = 100
const MANY = 3000
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3)

/** Pictures are drawn here, so that no file is needed. */
const drawn = (shapes: string) =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${shapes}</svg>`)}`

const PICTURE = drawn(
  '<rect width="100%" height="100%" fill="#89a"/><circle cx="50" cy="50" r="30" fill="#fd8"/>',
)
/** The sun of the picture, in white on black. */
const MASK = drawn('<rect width="100%" height="100%"/><circle cx="50" cy="50" r="30" fill="#fff"/>')

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
  'table-one': {
    group: 'Table',
    label: 'One column',
    view: { type: 'table', columns: ['City'], rows: [['Vienna'], ['Graz']] },
  },
  'table-not-numbers': {
    group: 'Table',
    label: 'Numbers that are none',
    view: {
      type: 'table',
      columns: ['Row', 'Score'],
      rows: [
        ['a', 0.5],
        ['b', Number.NaN],
        ['c', 0.25],
        ['d', Number.POSITIVE_INFINITY],
      ],
    },
  },
  vectors: {
    group: 'Numbers',
    label: 'A vector for each token',
    view: {
      type: 'vectors',
      noun: 'tokens',
      rows: Array.from({ length: 6 }, (_, row) =>
        Array.from({ length: 32 }, (__, n) => Math.sin(row + n / 4)),
      ),
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
  'spans-nested': {
    group: 'Marked text',
    label: 'Nested, empty and outside',
    view: {
      type: 'spans',
      text: 'The University of Graz is old.',
      spans: [
        { start: 4, end: 22, label: 'ORG' },
        { start: 18, end: 22, label: 'LOC' },
        { start: 23, end: 23, label: 'NONE' },
        { start: 90, end: 99, label: 'OUTSIDE' },
      ],
    },
  },
  masks: {
    group: 'Masks',
    label: 'One area',
    view: { type: 'masks', image: PICTURE, masks: [{ label: 'sun', mask: MASK, score: 0.93 }] },
  },
  'before-after': {
    group: 'Pictures',
    label: 'Before and after',
    view: { type: 'beforeAfter', before: PICTURE, after: MASK, label: 'The sun' },
  },
  picture: {
    group: 'Pictures',
    label: 'A picture',
    view: { type: 'media', kind: 'image', value: PICTURE, label: 'A picture of the sun' },
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
  'regions-many': {
    group: 'Boxes',
    label: 'Thirteen names',
    view: {
      type: 'regions',
      image: PICTURE,
      regions: Array.from({ length: 13 }, (_, n) => {
        const [xmin, ymin] = [(n % 5) * 31, Math.floor(n / 5) * 32]
        const box = { xmin, ymin, xmax: xmin + 28, ymax: ymin + 28 }
        return { label: `Thing ${n + 1}`, points: [], box }
      }),
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
