import type { ComponentProps } from 'svelte'
import type { TaskId } from '@taskmesh/tasks'
import TaskPage from '#lib/task/TaskPage.svelte'
import { taskFacts } from '#lib/task/taskFacts.ts'

type Props = ComponentProps<typeof TaskPage>

/** What a task's page is given, as the routes give it. */
export function taskPageProps(task: TaskId, props: Partial<Props> = {}): Props {
  return {
    task,
    facts: taskFacts(task),
    venues: [],
    home: '/',
    markdown: `/tasks/${task}.md`,
    link: ({ id }) => `/tasks/${id}/`,
    file: (name) => `/static/miniatures/${name}`,
    ...props,
  }
}
