import { TASK_IDS } from '@taskmesh/tasks'
import '@taskmesh/widgets/theme.css'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '#lib/shell/page.css'
import { edgesOf } from '#lib/workshop/edges.ts'
import { statesOf } from '#lib/workshop/states.ts'
import type { StoryAddress } from '#lib/workshop/storyAddress.ts'
import StoryCanvas from '#lib/workshop/StoryCanvas.svelte'
import { VIEW_STORY_IDS } from '#lib/workshop/viewStories.ts'

// As app.html has it: the whole page is Taskmesh’s.
document.documentElement.dataset['taskmesh'] = ''

const LOOK = { theme: 'system', direction: 'ltr', language: 'en', width: 'full' } as const
const THEMES = ['light', 'dark'] as const
/** Where a run is over, or goes on for ever. */
const SETTLED = /idle|running|loading|success|empty|error/

/** What axe finds wrong with a story in both themes. */
async function problemsOf(story: StoryAddress): Promise<string[]> {
  const screen = await render(StoryCanvas, { story })
  const form = () => screen.container.querySelector('form')
  if (story.kind === 'widget')
    await expect.poll(() => form()?.dataset['status'] ?? '').toMatch(SETTLED)
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (const details of screen.container.querySelectorAll('details')) details.open = true
  const problems: string[] = []
  for (const theme of THEMES) {
    document.documentElement.dataset['theme'] = theme
    const { violations } = await axe.run(screen.container)
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    problems.push(...found.map((problem) => `${story.story}, ${theme}: ${problem}`))
  }
  delete document.documentElement.dataset['theme']
  await screen.unmount()
  return problems
}

test.for(TASK_IDS)(
  '%s breaks no rule of axe in any state and with any odd answer',
  async (task) => {
    const problems: string[] = []
    for (const story of [...statesOf(task), ...edgesOf(task)]) {
      problems.push(
        ...(await problemsOf({ ...LOOK, kind: 'widget', task, story, example: 0, label: '' })),
      )
    }
    expect(problems).toEqual([])
  },
)

test.for(VIEW_STORY_IDS)('the view %s breaks no rule of axe', async (story) => {
  expect(await problemsOf({ ...LOOK, kind: 'view', story })).toEqual([])
})
