import { isBatch, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { defineVenue } from '@taskmesh/venues'
import type { WidgetProps } from '@taskmesh/widgets'
import { EDGES, EDGE_IDS, oddOutput, type EdgeId } from './edges.ts'
import { MODEL, stateProps, STORIES, type StoryId } from './states.ts'
import type { WidgetStory } from './storyAddress.ts'

function isState(story: StoryId | EdgeId): story is StoryId {
  return Object.hasOwn(STORIES, story)
}

/** A venue that answers oddly. */
function oddVenue(edge: EdgeId) {
  return defineVenue({
    id: edge,
    label: 'Run',
    can: () => ({ runnable: true }),
    run: async (task: TaskId, { inputs }: TaskRequest) => {
      const output = oddOutput(task, edge)
      return {
        output: isBatch(task, inputs) ? inputs.map(() => output) : output,
        model: MODEL,
        ms: 42,
      }
    },
  })
}

/** The props that bring a widget to its story. */
export function storyProps({ story, example, label }: WidgetStory): WidgetProps {
  const props: WidgetProps = isState(story)
    ? stateProps(story)
    : { venues: [oddVenue(story)], autorun: true }
  return { ...props, example, ...(label !== '' && { label }) }
}

/** The names of all stories of widgets: the states, then the odd answers. */
export const WIDGET_STORY_IDS: readonly (StoryId | EdgeId)[] = [
  ...Object.keys(STORIES).filter((id): id is StoryId => Object.hasOwn(STORIES, id)),
  ...EDGE_IDS,
]

/** Whether a story is an odd answer. */
export function isEdge(story: StoryId | EdgeId): story is EdgeId {
  return Object.hasOwn(EDGES, story)
}
