import { LazyPart } from './LazyPart.svelte.ts'

// What shows the answers of widgets, one by one: a program takes along those of its widgets.

export const ACTION_CHUNK = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/robotics/ActionChunk.svelte'),
)
export const ANSWERS_IN_CONTEXT = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/question-answering/AnswersInContext.svelte'),
)
export const CHAT_ANSWER = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/chat-completion/ChatAnswer.svelte'),
)
export const PARTIAL_REPLY = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/chat-completion/PartialReply.svelte'),
)
export const FILLED_TEXT = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/fill-mask/FilledText.svelte'),
)
export const FORECAST_VIEW = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/time-series-forecasting/ForecastView.svelte'),
)
export const GRAPH_ANSWER = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/graph-ml/GraphAnswer.svelte'),
)
export const MASKS = /* @__PURE__ */ new LazyPart(() => import('../outputs/Masks.svelte'))
export const MEDIA_BESIDE = /* @__PURE__ */ new LazyPart(
  () => import('../media/MediaBeside.svelte'),
)
export const MEDIA_PAIR = /* @__PURE__ */ new LazyPart(() => import('../media/MediaPair.svelte'))
export const MEDIA_VIEW = /* @__PURE__ */ new LazyPart(() => import('../media/MediaView.svelte'))
export const MODEL_VIEWER = /* @__PURE__ */ new LazyPart(
  () => import('../media/model3d/ModelViewer.svelte'),
)
export const PAGE_ANSWERS = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/document-question-answering/PageAnswers.svelte'),
)
export const PREDICTION_TABLE = /* @__PURE__ */ new LazyPart(
  () => import('../table/PredictionTable.svelte'),
)
export const RANKED_PAGES = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/visual-document-retrieval/RankedPages.svelte'),
)
export const RANKED_TEXTS = /* @__PURE__ */ new LazyPart(
  () => import('../ranking/RankedTexts.svelte'),
)
export const REGIONS = /* @__PURE__ */ new LazyPart(() => import('../outputs/Regions.svelte'))
export const SCHEMA_OUTPUT = /* @__PURE__ */ new LazyPart(
  () => import('../schemaWidget/SchemaOutput.svelte'),
)
export const SCORE_BARS = /* @__PURE__ */ new LazyPart(() => import('../outputs/ScoreBars.svelte'))
export const SOUNDS = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/audio-to-audio/Sounds.svelte'),
)
export const SPEECH = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/voice-activity-detection/Speech.svelte'),
)
export const STEP_VIEW = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/reinforcement-learning/StepView.svelte'),
)
export const TABLE_ANSWERS = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/table-question-answering/TableAnswers.svelte'),
)
export const TEXTS = /* @__PURE__ */ new LazyPart(() => import('../outputs/Texts.svelte'))
export const TRANSCRIPT = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/automatic-speech-recognition/Transcript.svelte'),
)
export const WAVEFORM = /* @__PURE__ */ new LazyPart(() => import('../media/Waveform.svelte'))
