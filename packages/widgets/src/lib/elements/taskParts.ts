import { isTaskId, type TaskId } from '@taskmesh/tasks/registry'
import { mount, unmount, type Component } from 'svelte'
import TaskCard from '../icon/TaskCard.svelte'
import TaskIcon from '../icon/TaskIcon.svelte'
import TaskTag from '../icon/TaskTag.svelte'
import { Base, register } from './defineWidgetElement.ts'
import { readTheme } from './readAttributes.ts'

interface PartProps {
  task: TaskId
  href?: string | undefined
  theme?: 'light' | 'dark' | 'system' | undefined
}

/** A part that shows a task by its attributes `task`, `href` and `theme`. */
function definePart(tag: string, Part: Component<PartProps>): void {
  class PartElement extends Base {
    static observedAttributes = ['task', 'href', 'theme']
    #mounted: Record<string, unknown> | undefined

    connectedCallback(): void {
      this.#show()
    }

    disconnectedCallback(): void {
      this.#clear()
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#show()
    }

    #show(): void {
      this.#clear()
      const task = this.getAttribute('task')
      if (!isTaskId(task)) return
      const target = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      const [href, theme] = [this.getAttribute('href'), this.getAttribute('theme')]
      const props = { task, href: href ?? undefined, theme: readTheme(theme) }
      this.#mounted = mount(Part, { target, props })
    }

    #clear(): void {
      if (this.#mounted !== undefined) void unmount(this.#mounted)
      this.#mounted = undefined
    }
  }
  register(tag, PartElement)
}

definePart('taskmesh-task-icon', TaskIcon)
definePart('taskmesh-task-tag', TaskTag)
definePart('taskmesh-task-card', TaskCard)

/** An element that shows a task. */
export interface TaskPartElement extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-task-icon': TaskPartElement
    'taskmesh-task-tag': TaskPartElement
    'taskmesh-task-card': TaskPartElement
  }
}
