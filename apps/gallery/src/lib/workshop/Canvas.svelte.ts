import '#lib/config/zodWithoutEval.ts'
import * as z from 'zod/mini'
import { canvasReport, type CanvasCommand, type Violation } from './canvasMessages.ts'

const MOST_EVENTS = 100

/** Something that happened in the frame of a story. */
export interface StoryEvent {
  id: number
  name: string
  detail: string
}

/** The frame in which a story stands alone, as the page around it sees it. */
export class Canvas {
  /** Whether the story is there. */
  isReady = $state(false)
  /** The newest first. */
  events: readonly StoryEvent[] = $state.raw([])
  /** What axe found; `undefined` until it was asked. */
  violations: readonly Violation[] | undefined = $state.raw()
  /** Why axe could not look. */
  problem: string | undefined = $state.raw()
  isChecking = $state(false)
  #count = 0

  /** Forgets what an earlier story did. */
  clear(): void {
    this.isReady = false
    this.events = []
    this.violations = undefined
    this.problem = undefined
    this.isChecking = false
  }

  /** Has the story checked. */
  check(frame: Window): void {
    this.isChecking = true
    const command: CanvasCommand = { type: 'check' }
    frame.postMessage(command, window.location.origin)
  }

  /** Takes a message; those that are not the frame's, or none, are left alone. */
  receive({ origin, source, data }: MessageEvent, frame: Window | null): void {
    if (source !== frame || origin !== window.location.origin) return
    const report = z.safeParse(canvasReport, data)
    if (!report.success) return
    const { data: message } = report
    if (message.type === 'ready') this.isReady = true
    else if (message.type === 'event') this.#note(message)
    else {
      this.isChecking = false
      this.violations = message.type === 'checked' ? message.violations : undefined
      this.problem = message.type === 'uncheckable' ? message.reason : undefined
    }
  }

  #note({ name, detail }: Omit<StoryEvent, 'id'>): void {
    this.#count += 1
    this.events = [{ id: this.#count, name, detail }, ...this.events].slice(0, MOST_EVENTS)
  }
}
