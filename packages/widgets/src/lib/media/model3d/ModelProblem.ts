/** Why a 3D model can't be shown, in a sentence for a person. */
export class ModelProblem {
  readonly sentence: string

  constructor(sentence: string) {
    this.sentence = sentence
  }
}

/** What a file that is broken says. */
export const BROKEN = new ModelProblem('This file can’t be read as a 3D model.')
