import { LazyPart } from './LazyPart.svelte.ts'

/** The views of outputs, by their type. */
export const VIEW_PARTS = {
  scores: new LazyPart(() => import('../outputs/ScoreBars.svelte')),
  numbers: new LazyPart(() => import('../outputs/Numbers.svelte')),
  vectors: new LazyPart(() => import('../outputs/Vectors.svelte')),
  table: new LazyPart(() => import('../outputs/Table.svelte')),
  media: new LazyPart(() => import('../media/MediaView.svelte')),
  beforeAfter: new LazyPart(() => import('../outputs/BeforeAfter.svelte')),
  regions: new LazyPart(() => import('../outputs/Regions.svelte')),
  masks: new LazyPart(() => import('../outputs/Masks.svelte')),
  spans: new LazyPart(() => import('../outputs/Spans.svelte')),
  json: new LazyPart(() => import('../outputs/JsonOutput.svelte')),
}
