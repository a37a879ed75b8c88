import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { oddOutput } from './edges.ts'
import { isEdge } from './storyProps.ts'
import type { Look, StoryAddress, WidgetStory } from './storyAddress.ts'
import { VIEW_STORIES } from './viewStories.ts'

const LONGEST_VALUE = 2000

function short(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2) ?? 'undefined'
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)} …` : text
}

function widgetCode({ task, story, example, label, language }: WidgetStory & Look): string {
  const number = typeof example === 'number' ? example : 0
  const output = isEdge(story) ? oddOutput(task, story) : TASK_EXAMPLES[task][number]?.output
  const more = [
    example === 0 ? '' : ` example={${JSON.stringify(example)}}`,
    label === '' ? '' : ` label={${JSON.stringify(label)}}`,
  ].join('')
  const isEnglish = language === 'en'
  const widget = (props: string) => `<TaskWidget task="${task}"${more} {venues} ${props}autorun />`
  return `<script lang="ts">
  import { defineVenue } from '@taskmesh/venues'
  import { ${isEnglish ? '' : 'loadMessages, '}TaskWidget } from '@taskmesh/widgets'

  const output = ${short(output)}
  const venues = [defineVenue({ id: 'prepared', label: 'Run', run: async () => ({ output }) })]
</script>

${
  isEnglish
    ? widget('')
    : `{#await loadMessages('${language}') then messages}
  ${widget('{messages} ')}
{/await}`
}
`
}

/** Writes the code that shows a story. Long values are cut. */
export function storyCode(story: StoryAddress): string {
  if (story.kind === 'widget') return widgetCode(story)
  return `<script lang="ts">
  import { OutputView } from '@taskmesh/widgets'

  const view = ${short(VIEW_STORIES[story.story].view)}
</script>

<OutputView {view} />
`
}
