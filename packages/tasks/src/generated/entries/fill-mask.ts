// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/fill-mask/examples.ts'
import schema from '../compiled/fill-mask.ts'

const task: RegisteredTask<'fill-mask'> = {
  id: "fill-mask",
  name: "Fill-Mask",
  modality: "nlp",
  summary: "Guesses the word that is missing from a sentence.",
  icon: "<path fill=\"currentColor\" d=\"m29.438 16.572l-7.985-7.986a2 2 0 0 0-2.829 0l-5.358 5.358L9 2H7L2 16h2l.999-3h6l.803 2.408l-7.216 7.216a2 2 0 0 0 0 2.829L9.132 30h9.59l10.716-10.717a1.917 1.917 0 0 0 0-2.712M5.665 11l2.331-7l2.336 7Zm12.23 17H9.96L6 24.038l6.312-6.311l7.928 7.927Zm3.76-3.76l-7.928-7.927L20.039 10l7.927 7.927Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"A text in which one word or several are replaced by the model’s mask token, such as [MASK] or <mask>."},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many answers to return, most probable first. At least 1; default 5.","type":"integer","minimum":1,"maximum":1000,"default":5,"x-label":"Answers to return","x-usual":[1,20],"x-common":true},"targets":{"description":"The only words to choose from. From 1 to 1000; default: the model’s whole vocabulary.","minItems":1,"maxItems":1000,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}}},"additionalProperties":{}},
    output: {"anyOf":[{"type":"array","items":{"type":"object","properties":{"sequence":{"type":"string","description":"The text with the mask filled in."},"score":{"type":"number","description":"Probability of the word, from 0 to 1.","x-role":"score"},"token":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Number of the word in the model’s vocabulary.","x-role":"identifier"},"token_str":{"type":"string","description":"The word.","x-role":"label"}},"required":["sequence","score","token","token_str"],"title":"MaskFilling","description":"A word for the mask, and how probable it is."}},{"minItems":2,"type":"array","items":{"type":"array","items":{"type":"object","properties":{"sequence":{"type":"string","description":"The text with the mask filled in."},"score":{"type":"number","description":"Probability of the word, from 0 to 1.","x-role":"score"},"token":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Number of the word in the model’s vocabulary.","x-role":"identifier"},"token_str":{"type":"string","description":"The word.","x-role":"label"}},"required":["sequence","score","token","token_str"],"title":"MaskFilling","description":"A word for the mask, and how probable it is."}}}]},
  },
  examples,
}

export default task
