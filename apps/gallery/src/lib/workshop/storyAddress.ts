import { isTaskId, type TaskId } from '@taskmesh/tasks'
import { EDGES, type EdgeId } from './edges.ts'
import { isViewStory, VIEW_STORIES, type ViewStoryId } from './viewStories.ts'
import { STORIES, type StoryId } from './states.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export const DIRECTIONS = ['ltr', 'rtl'] as const
/** What widgets say things in. */
export const LANGUAGES = ['en', 'de'] as const
/** Widths of the canvas in CSS pixels. */
export const WIDTHS = ['320', '390', '768', '1280', 'full'] as const

/** How a story is looked at. */
export interface Look {
  theme: (typeof THEMES)[number]
  direction: (typeof DIRECTIONS)[number]
  language: (typeof LANGUAGES)[number]
  width: (typeof WIDTHS)[number]
}

/** A widget in a state or with an odd answer. */
export interface WidgetStory {
  kind: 'widget'
  task: TaskId
  story: StoryId | EdgeId
  /** Number of the task's example; `null` for an empty form. */
  example: number | 'showcase' | null
  /** Another name for the widget. */
  label: string
}

/** A view of an output by itself. */
export interface ViewStory {
  kind: 'view'
  story: ViewStoryId
}

/** One thing to look at, and how. Every one has an address. */
export type StoryAddress = Look & (WidgetStory | ViewStory)

const LONGEST_LABEL = 200
const MOST_EXAMPLES = 1000

function isStory(id: string): id is StoryId | EdgeId {
  return Object.hasOwn(STORIES, id) || Object.hasOwn(EDGES, id)
}

/** The value that a text is, or the first one. */
function oneOf<Value extends string>(
  values: readonly [Value, ...Value[]],
  text: string | null,
): Value {
  return values.find((value) => value === text) ?? values[0]
}

function readExample(text: string | null): WidgetStory['example'] {
  if (text === 'none') return null
  if (text === 'showcase') return text
  const number = Number(text)
  return Number.isInteger(number) && number >= 0 && number < MOST_EXAMPLES ? number : 0
}

/**
 * Reads which story an address names. What it does not know is the first of its kind.
 *
 * @example
 * ```ts
 * readStory(new URLSearchParams('task=translation&story=many&theme=dark'))
 * ```
 */
export function readStory(parameters: Pick<URLSearchParams, 'get'>): StoryAddress {
  const look: Look = {
    theme: oneOf(THEMES, parameters.get('theme')),
    direction: oneOf(DIRECTIONS, parameters.get('direction')),
    language: oneOf(LANGUAGES, parameters.get('language')),
    width: oneOf<Look['width']>(['full', ...WIDTHS], parameters.get('width')),
  }
  const view = parameters.get('view')
  if (view !== null && isViewStory(view)) return { ...look, kind: 'view', story: view }
  const task = parameters.get('task') ?? ''
  const story = parameters.get('story') ?? ''
  return {
    ...look,
    kind: 'widget',
    task: isTaskId(task) ? task : 'text-classification',
    story: isStory(story) ? story : 'success',
    example: readExample(parameters.get('example')),
    label: (parameters.get('label') ?? '').slice(0, LONGEST_LABEL),
  }
}

/** Writes the address of a story, so that `readStory` reads the same. */
export function writeStory(story: StoryAddress): string {
  const parameters = new URLSearchParams()
  if (story.kind === 'view') parameters.set('view', story.story)
  else {
    parameters.set('task', story.task)
    parameters.set('story', story.story)
    if (story.example !== 0) parameters.set('example', String(story.example ?? 'none'))
    if (story.label !== '') parameters.set('label', story.label)
  }
  if (story.theme !== 'system') parameters.set('theme', story.theme)
  if (story.direction !== 'ltr') parameters.set('direction', story.direction)
  if (story.language !== 'en') parameters.set('language', story.language)
  if (story.width !== 'full') parameters.set('width', story.width)
  return parameters.toString()
}

/** What people call a story. */
export function labelOfStory(story: StoryId | EdgeId): string {
  return Object.hasOwn(STORIES, story) ? labelOf(STORIES, story) : labelOf(EDGES, story)
}

function labelOf(stories: Readonly<Record<string, { label: string }>>, id: string): string {
  return stories[id]?.label ?? id
}

/** What people call the view of a story. */
export function labelOfView(story: ViewStoryId): string {
  return VIEW_STORIES[story].label
}
