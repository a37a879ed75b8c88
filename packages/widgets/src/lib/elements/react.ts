/** Types of the elements in JSX of React 19. Import it for its types: `import '@taskmesh/widgets/react'`. */
import type { TaskId } from '@taskmesh/tasks'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { ElementListeners, ElementProps, PartProps } from './elementProps.ts'
import type { WidgetTags } from '../generated/widgetTags.ts'

type Html = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>

type Widget<Id extends TaskId> = Omit<Html, 'onError'> & ElementProps<Id> & ElementListeners<Id>

type Widgets = { [Tag in keyof WidgetTags]: Widget<WidgetTags[Tag]> }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Widgets {
      'taskmesh-widget': Widget<TaskId> & { task: TaskId }
      'taskmesh-task-icon': Html & PartProps
      'taskmesh-task-tag': Html & PartProps
      'taskmesh-task-card': Html & PartProps
    }
  }
}
