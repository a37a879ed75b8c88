import type { Exchange } from '../PipelineModel.ts'

/** Pipelines in TypeScript are typed by their task, so that their values are canonical. */
export const typescriptExchange: Exchange = {
  inputsFor: (inputs) => inputs,
  read: ({ outputs }) =>
    outputs.map((output) => ('whole' in output ? output.whole : output.yielded)),
  readPieces: (pieces) => pieces,
}
