import type { ComponentProps } from 'svelte'
import type { TaskId } from '@taskmesh/tasks'
import { loadWidget } from '#lib/task/loadWidget.ts'
import TaskPage from '#lib/task/TaskPage.svelte'
import { taskFacts } from '#lib/task/taskFacts.ts'

type Props = ComponentProps<typeof TaskPage>

/** What a task's page is given, as the routes give it. */
export async function taskPageProps(task: TaskId, props: Partial<Props> = {}): Promise<Props> {
  return {
    task,
    Widget: await loadWidget(task),
    facts: taskFacts(task),
    venues: [],
    home: '/',
    markdown: `/tasks/${task}.md`,
    link: ({ id }) => `/tasks/${id}/`,
    file: (name) => `/static/miniatures/${name}`,
    ...props,
  }
}
