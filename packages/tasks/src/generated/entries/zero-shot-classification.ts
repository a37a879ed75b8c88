// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/zero-shot-classification/examples.ts'
import schema from '../compiled/zero-shot-classification.ts'

const task: RegisteredTask<'zero-shot-classification'> = {
  id: "zero-shot-classification",
  name: "Zero-Shot Classification",
  modality: "nlp",
  summary: "Puts a text into one of several classes that you name in the call.",
  icon: "<circle cx=\"10\" cy=\"14\" r=\"2\" fill=\"currentColor\"/><path fill=\"currentColor\" d=\"M16 30a1 1 0 0 1-.71-.29L4.59 19A2 2 0 0 1 4 17.59V10a2 2 0 0 1 2-2h7.59a2 2 0 0 1 1.41.59l10.71 10.7a1 1 0 0 1 0 1.42l-9 9A1 1 0 0 1 16 30M6 10v7.59l10 10L23.59 20l-10-10Z\"/><path fill=\"currentColor\" d=\"M27.71 13.29L17 2.59A2 2 0 0 0 15.59 2H8a2 2 0 0 0-2 2v2h2V4h7.59l10 10l-1.3 1.29l1.42 1.42l2-2a1 1 0 0 0 0-1.42\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"The text to classify."},
    parameters: {"type":"object","properties":{"candidate_labels":{"minItems":1,"maxItems":100,"type":"array","items":{"type":"string","minLength":1,"maxLength":200,"title":"CandidateLabel","description":"A class to choose from, in words."},"description":"The classes to choose from, in words. From 1 to 100."},"hypothesis_template":{"description":"Sentence that makes a statement of a class; {} stands for the class. Default \"This example is {}.\".","type":"string","maxLength":500,"pattern":"\\{\\}","default":"This example is {}.","x-label":"Sentence for a class","x-common":true},"multi_label":{"description":"Whether any number of classes may apply, each scored on its own (true), or one, with scores that sum to 1 (false). Default false.","type":"boolean","default":false,"x-label":"Several classes may apply","x-common":true}},"required":["candidate_labels"],"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"One of the candidate labels; the most probable comes first.","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1.","x-role":"score"}},"required":["label","score"]}},
  },
  examples,
}

export default task
