/** Types of the elements in templates of Vue 3. Import it for its types: `import '@taskmesh/widgets/vue'`. */
import type { TaskId } from '@taskmesh/tasks'
import type { HTMLAttributes } from 'vue'
import type { WidgetEvents } from './ElementState.svelte.ts'
import type { ElementProps, PartProps } from './elementProps.ts'
import type { WidgetTags } from '../generated/widgetTags.ts'

/** Vue's name for the listener of an event: `onResult` for `@result`. */
type Listeners<Id extends TaskId> = {
  [Name in keyof WidgetEvents<Id> as `on${Capitalize<Name>}`]?: (
    event: CustomEvent<WidgetEvents<Id>[Name]>,
  ) => void
}

type Element<Props> = new () => { $props: HTMLAttributes & Props }

type Widget<Id extends TaskId> = new () => {
  $props: Omit<HTMLAttributes, 'onError'> & ElementProps<Id> & Listeners<Id>
}

type Widgets = { [Tag in keyof WidgetTags]: Widget<WidgetTags[Tag]> }

declare module 'vue' {
  interface GlobalComponents extends Widgets {
    'taskmesh-widget': Element<ElementProps & Listeners<TaskId> & { task: TaskId }>
    'taskmesh-task-icon': Element<PartProps>
    'taskmesh-task-tag': Element<PartProps>
    'taskmesh-task-card': Element<PartProps>
  }
}
