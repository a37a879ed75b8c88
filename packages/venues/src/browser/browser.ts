import { idOf, isBatch, type TaskId } from '@taskmesh/tasks'
import { defineVenue } from '../defineVenue.ts'
import { VenueCannotRunError } from '../errors.ts'
import type { Ability, Venue } from '../venue.ts'
import { BROWSER_ABILITIES } from './abilities.ts'
import { BrowserWorker } from './BrowserWorker.ts'
import { decodeSounds, hearsSound } from './decodeSounds.ts'
import type { BrowserModel, BrowserRuntime } from './messages.ts'

/** Options of {@link browser}: the models, and where the files that run them come from. */
export interface BrowserOptions {
  /** The models by their URLs, in the Hugging Face layout with ONNX weights; of a task the first one is used. */
  models: readonly BrowserModel[]
  /**
   * Where the folder with the files of `onnxruntime-web/dist` is, which run the models. Default: where Transformers.js
   * takes them from, which is a public CDN.
   */
  wasmUrl?: string | undefined
  /**
   * Name of a cache of the browser (Cache API) that keeps the files, so that each is loaded once and is there without a
   * connection. Files in it are not asked for again: take another name when they change. Default: none but that of HTTP.
   */
  cache?: string | undefined
  /** `auto` is WebGPU where the browser has it, else WebAssembly. Default `auto`. */
  device?: BrowserRuntime['device'] | undefined
  /** Starts the worker, for a bundler that does not find it: `@taskmesh/venues/browser/worker` is its module. */
  createWorker?: (() => Worker) | undefined
  /** Default `browser`. */
  id?: string | undefined
  /** Default `This browser`. */
  label?: string | undefined
}

/** The browser as a venue. */
export interface BrowserVenue extends Venue {
  /** Ends the worker and frees the models. The next run loads them again. */
  close: () => void
}

function createWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}

function nameOf({ id, url }: BrowserModel): string {
  return id ?? url.replace(/\/+$/, '').split('/').at(-1) ?? url
}

function absolute(url: string): string {
  const folder = url.endsWith('/') ? url : `${url}/`
  return new URL(folder, globalThis.location?.href).href
}

/**
 * Makes a venue of the browser itself: models run in a worker by Transformers.js, on WebGPU where there is one, else in
 * WebAssembly. Nothing of a request leaves the page. One run at a time; the model is loaded by the first.
 *
 * `run` tells `onProgress` how far the files of the model are loaded, and the text that a model has written. It throws
 * VenueCannotRunError with the reason for a task that the browser does not run; BrowserLoadError; BrowserRunError;
 * InvalidOutputError; the signal's reason when it aborts, which ends the worker.
 *
 * @example
 * ```ts
 * const venue = browser({
 *   models: [{ task: 'text-classification', url: '/models/sentiment' }],
 *   wasmUrl: '/onnxruntime',
 * })
 * const { output } = await venue.run('text-classification', { inputs: 'I like it' })
 * ```
 */
export function browser(options: BrowserOptions): BrowserVenue {
  const {
    models,
    wasmUrl,
    cache,
    device = 'auto',
    id = 'browser',
    label = 'This browser',
  } = options
  const worker = new BrowserWorker(options.createWorker ?? createWorker)
  const modelOf = (task: TaskId) => models.find((model) => model.task === task)

  function can(task: TaskId): Ability {
    const ability = BROWSER_ABILITIES[task]
    if (ability !== true) return { runnable: false, code: 'NO_ENGINE', reason: ability }
    if (typeof Worker === 'undefined' && options.createWorker === undefined) {
      return { runnable: false, code: 'NO_ENGINE', reason: 'There are no workers here.' }
    }
    return modelOf(task) === undefined
      ? { runnable: false, code: 'NO_MODEL', reason: 'No model for this task is given.' }
      : { runnable: true }
  }

  const venue = defineVenue({
    id,
    label,
    can,
    run: async (task, { inputs, parameters = {} }, { signal, onProgress }) => {
      const model = modelOf(task)
      const ability = can(task)
      if (model === undefined || !ability.runnable) {
        const reason = ability.runnable ? 'No model for this task is given.' : ability.reason
        throw new VenueCannotRunError({ id, label }, idOf(task), { reason })
      }
      const name = nameOf(model)
      const folder = absolute(model.url)
      const message = {
        runtime: { wasmUrl: wasmUrl && absolute(wasmUrl), cache, device },
        model: { ...model, url: folder },
        inputs: hearsSound(task) ? await decodeSounds(inputs, folder, { cache, signal }) : inputs,
        isBatch: isBatch(task, inputs),
        parameters,
      }
      const result = await worker.run(message, { name, signal, onProgress })
      return { ...result, model: name }
    },
  })
  return { ...venue, close: () => worker.close() }
}
