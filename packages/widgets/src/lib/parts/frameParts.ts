import { LazyPart } from './LazyPart.svelte.ts'

/** What surrounds the form and the answer, and is shown once it is asked for. */
export const FRAME_PARTS = {
  answer: new LazyPart(() => import('../frame/Answer.svelte')),
  progress: new LazyPart(() => import('../frame/Progress.svelte')),
  tools: new LazyPart(() => import('../frame/tools/FrameTools.svelte')),
  compare: new LazyPart(() => import('../frame/tools/Compare.svelte')),
  compareButtons: new LazyPart(() => import('../frame/tools/CompareButtons.svelte')),
  requestEditor: new LazyPart(() => import('../frame/tools/RequestEditor.svelte')),
  confirmPayment: new LazyPart(() => import('../frame/ConfirmPayment.svelte')),
  downloads: new LazyPart(() => import('../frame/Downloads.svelte')),
  json: new LazyPart(() => import('../outputs/JsonOutput.svelte')),
  failure: new LazyPart(() => import('../outputs/Failure.svelte')),
  parameters: new LazyPart(() => import('../inputs/ParameterList.svelte')),
  examplePicture: new LazyPart(() => import('../inputs/ExamplePicture.svelte')),
  pageControls: new LazyPart(() => import('../outputs/PageControls.svelte')),
}
