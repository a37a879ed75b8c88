import { reasonOf } from '@taskmesh/errors'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { VenueFor } from '@taskmesh/venues'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import { ENGLISH, type Messages } from '../messages/english.ts'
import { loadMessages } from '../messages/languages.ts'
import type { RunAnswer, RunFailure } from '../run/types.ts'
import { makeRunnerVenue } from './runnerVenues.ts'

/** What an element tells its page, as the details of its events. */
export interface WidgetEvents<Id extends TaskId> {
  request: { request: TaskRequest<Id>; venueId: string }
  result: RunAnswer<Id>
  error: RunFailure
}

/** Tells the page of something. */
export type Dispatch<Id extends TaskId> = <Name extends keyof WidgetEvents<Id>>(
  name: Name,
  detail: WidgetEvents<Id>[Name],
) => void

/** What the attributes and properties of an element make of its widget. */
export class ElementState<Id extends TaskId> {
  Widget: Component<WidgetProps<Id>> | undefined = $state.raw()
  problem: string | undefined = $state.raw()
  venues: readonly VenueFor<Id>[] = $state.raw([])
  label: WidgetProps['label'] = $state.raw()
  example: WidgetProps['example'] = $state.raw()
  autorun: WidgetProps['autorun'] = $state.raw()
  theme: WidgetProps['theme'] = $state.raw()
  /** Those that the page gave. */
  messages: Messages | undefined = $state.raw()
  #ofLanguage: Messages | undefined = $state.raw()
  #language = ''
  readonly #dispatch: Dispatch<Id>

  constructor(dispatch: Dispatch<Id>) {
    this.#dispatch = dispatch
  }

  /** The props of the widget, which follow this state. */
  get props(): WidgetProps<Id> {
    return {
      venues: this.venues,
      label: this.label,
      example: this.example,
      autorun: this.autorun,
      theme: this.theme,
      messages: this.messages ?? this.#ofLanguage,
      onrequest: (request, venueId) => this.#dispatch('request', { request, venueId }),
      onresult: (answer) => this.#dispatch('result', answer),
      onerror: (failure) => this.#dispatch('error', failure),
    }
  }

  /** Takes the messages of a language; those of the last one to be asked for stay. */
  async setLanguage(language: string): Promise<void> {
    this.#language = language
    const messages = language === '' ? undefined : await loadMessages(language)
    if (language === this.#language) this.#ofLanguage = messages
  }

  /** Runs requests at a runner. */
  setRunner(url: string): void {
    this.problem = undefined
    if (url === '') return
    try {
      const venue = makeRunnerVenue(url)
      if (venue === undefined) this.problem = this.words.noRunner
      else this.venues = [venue]
    } catch (error) {
      this.problem = reasonOf(error)
    }
  }

  /** What the element itself says. */
  get words(): Messages['element'] {
    return (this.messages ?? this.#ofLanguage ?? ENGLISH).element
  }
}
