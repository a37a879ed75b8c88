// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/question-answering/examples.ts'
import schema from '../compiled/question-answering.ts'

const task: RegisteredTask<'question-answering'> = {
  id: "question-answering",
  name: "Question Answering",
  modality: "nlp",
  summary: "Finds the words of a given text that answer a question.",
  icon: "<path fill=\"currentColor\" d=\"m20 15.18l-2.59-2.59L16 14l4 4l6-6l-1.41-1.41zM8 18h2v2H8zm4-9H7v2h4v2H8v3h2v-1h2a1 1 0 0 0 1-1v-4a1 1 0 0 0-1-1\"/><path fill=\"currentColor\" d=\"M17.736 30L16 29l4-7h6c1.107 0 2-.893 2-2V8c0-1.107-.893-2-2-2H6c-1.107 0-2 .893-2 2v12c0 1.107.893 2 2 2h9v2H6a4 4 0 0 1-4-4V8c0-2.21 1.79-4 4-4h20c2.21 0 4 1.79 4 4v12a4 4 0 0 1-4 4h-4.835z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"question":{"type":"string","minLength":1,"maxLength":200000,"description":"The question, in words."},"context":{"type":"string","minLength":1,"maxLength":200000,"description":"The text that holds the answer."}},"required":["question","context"]},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many answers to return, most probable first. At least 1; default 1.","type":"integer","minimum":1,"maximum":1000,"default":1,"x-label":"Answers to return","x-usual":[1,20],"x-common":true},"doc_stride":{"description":"Tokens by which the parts of a long context overlap. At least 1; default 128, or half of max_seq_len if that is less.","type":"integer","minimum":1,"maximum":100000,"x-label":"Overlap of parts (tokens)","x-usual":[1,512]},"max_answer_len":{"description":"Most tokens of an answer. At least 1; default 15.","type":"integer","minimum":1,"maximum":100000,"default":15,"x-label":"Longest answer","x-usual":[1,200],"x-common":true},"max_seq_len":{"description":"Most tokens of a part of the context together with the question. At least 1; default 384, or what the model reads if that is less.","type":"integer","minimum":1,"maximum":100000,"x-label":"Longest part (tokens)","x-usual":[1,1024]},"max_question_len":{"description":"Most tokens of the question; the rest is cut off. At least 1; default 64.","type":"integer","minimum":1,"maximum":100000,"default":64,"x-label":"Longest question","x-usual":[1,512]},"handle_impossible_answer":{"description":"Whether an empty answer may say that the context holds none. Default false.","type":"boolean","default":false,"x-label":"Allow no answer","x-common":true},"align_to_words":{"description":"Whether answers begin and end with whole words. Turn off for languages without spaces. Default true.","type":"boolean","default":true,"x-label":"Whole words"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"answer":{"type":"string","description":"The answer, word for word as in the context.","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1.","x-role":"score"},"start":{"description":"Place of its first character in the context, from 0, in UTF-16 code units. Left out by engines that do not keep it.","type":"integer","minimum":0,"maximum":9007199254740991,"x-role":"start","x-unit":"utf-16-code-unit","x-of":"/context"},"end":{"description":"Place after its last character in the context, in UTF-16 code units. Left out by engines that do not keep it.","type":"integer","minimum":0,"maximum":9007199254740991,"x-role":"end","x-unit":"utf-16-code-unit","x-of":"/context"}},"required":["answer","score"]}},
  },
  examples,
}

export default task
