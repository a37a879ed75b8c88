import type { TaskId } from '@taskmesh/tasks'
import type { VenueFor } from '@taskmesh/venues'
import { mount, unmount, type Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import type { Messages } from '../messages/english.ts'
import { ElementState, type WidgetEvents } from './ElementState.svelte.ts'
import ElementWidget from './ElementWidget.svelte'
import { readAutorun, readExample, readTheme } from './readAttributes.ts'

/**
 * A widget as an element of HTML: properties for programs, attributes for markup.
 *
 * Attributes: `example` (a number, `none` or `showcase`), `theme` (`light`, `dark`, `system`), `lang`,
 * `label`, `autorun`, and `runner`, the address of a runner where requests go unless `venues` is set.
 */
export interface WidgetElement<Id extends TaskId = TaskId> extends HTMLElement {
  /** Where the task can be run. */
  venues: readonly VenueFor<Id>[]
  example: WidgetProps['example']
  theme: WidgetProps['theme']
  label: WidgetProps['label']
  autorun: WidgetProps['autorun']
  /** What the widget says, instead of what it says in the language of `lang`. */
  messages: Messages | undefined
  addEventListener<Name extends keyof WidgetEvents<Id>>(
    type: Name,
    listener: (event: CustomEvent<WidgetEvents<Id>[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
}

/** Nothing on a server, where elements are only markup. */
export const Base: typeof HTMLElement = globalThis.HTMLElement ?? Object

const PROPERTIES = ['venues', 'example', 'theme', 'label', 'autorun', 'messages'] as const

/** The element of one widget; a class that extends it may choose the widget later. */
export class WidgetElementBase<Id extends TaskId> extends Base {
  static observedAttributes: readonly string[] = [
    'example',
    'theme',
    'lang',
    'label',
    'autorun',
    'runner',
  ]

  protected readonly state = new ElementState<Id>((name, detail) =>
    this.dispatchEvent(new CustomEvent(name, { detail })),
  )

  #mounted: Record<string, unknown> | undefined

  connectedCallback(): void {
    this.#upgrade()
    if (this.#mounted !== undefined) return
    const { state } = this
    const props = {
      get Widget() {
        return state.Widget
      },
      get problem() {
        return state.problem
      },
      get props() {
        return state.props
      },
    }
    const shown: Component<typeof props> = ElementWidget
    const target = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    this.#mounted = mount(shown, { target, props })
  }

  /** An element that was only moved is back at once and keeps what it holds. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected || this.#mounted === undefined) return
      void unmount(this.#mounted)
      this.#mounted = undefined
    })
  }

  attributeChangedCallback(name: string, _before: string | null, text: string | null): void {
    if (name === 'example') this.state.example = readExample(text)
    if (name === 'theme') this.state.theme = readTheme(text)
    if (name === 'label') this.state.label = text ?? undefined
    if (name === 'autorun') this.state.autorun = readAutorun(text)
    if (name === 'lang') void this.state.setLanguage(text ?? '')
    if (name === 'runner') this.state.setRunner(text ?? '')
  }

  /** Properties that a page set before the class was there hide those of the class. */
  #upgrade(): void {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue
      const value: unknown = Reflect.get(this, name)
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, value)
    }
  }

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: WidgetElementBase<TaskId>) {
          return this.state[name]
        },
        set(this: WidgetElementBase<TaskId>, value: unknown) {
          Reflect.set(this.state, name, value)
        },
      })
    }
  }
}

/** Registers an element, unless the page has one of that name; nothing on a server. */
export function register(tag: string, element: typeof HTMLElement): void {
  if (globalThis.customElements?.get(tag) === undefined) {
    globalThis.customElements?.define(tag, element)
  }
}

/**
 * Makes the element of a task from its widget and registers it as `<taskmesh-…>`.
 *
 * @example
 * ```ts
 * defineWidgetElement('translation', Translation)
 * document.querySelector('taskmesh-translation').venues = [venue]
 * ```
 */
export function defineWidgetElement<Id extends TaskId>(
  task: Id,
  Widget: Component<WidgetProps<Id>>,
): typeof WidgetElementBase<Id> {
  class TaskElement extends WidgetElementBase<Id> {
    constructor() {
      super()
      this.state.Widget = Widget
    }
  }
  register(`taskmesh-${task}`, TaskElement)
  return TaskElement
}
