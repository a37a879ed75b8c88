import { MASKS, MEDIA_VIEW, REGIONS, SCORE_BARS } from './answerParts.ts'
import { LazyPart } from './LazyPart.svelte.ts'

/** The views of outputs, by their type. */
export const VIEW_PARTS = {
  scores: SCORE_BARS,
  numbers: new LazyPart(() => import('../outputs/Numbers.svelte')),
  vectors: new LazyPart(() => import('../outputs/Vectors.svelte')),
  table: new LazyPart(() => import('../outputs/Table.svelte')),
  media: MEDIA_VIEW,
  beforeAfter: new LazyPart(() => import('../outputs/BeforeAfter.svelte')),
  regions: REGIONS,
  masks: MASKS,
  spans: new LazyPart(() => import('../outputs/Spans.svelte')),
  json: new LazyPart(() => import('../outputs/JsonOutput.svelte')),
}
