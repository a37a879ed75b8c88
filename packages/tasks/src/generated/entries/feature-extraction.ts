// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/feature-extraction/examples.ts'
import schema from '../compiled/feature-extraction.ts'

const task: RegisteredTask<'feature-extraction'> = {
  id: "feature-extraction",
  name: "Feature Extraction",
  modality: "nlp",
  summary: "Turns a text into numbers that hold its meaning, for search, clustering and other models.",
  icon: "<path fill=\"currentColor\" d=\"M26 22a3.96 3.96 0 0 0-2.02.567l-3.813-3.814a4.965 4.965 0 0 0 0-5.506l2.547-2.547A3.028 3.028 0 1 0 21.3 9.286l-2.547 2.547a4.965 4.965 0 0 0-5.506 0L9.433 8.019A3.96 3.96 0 0 0 10 6a4 4 0 1 0-4 4a3.96 3.96 0 0 0 2.02-.567l3.813 3.814a4.965 4.965 0 0 0 0 5.506l-3.814 3.814A3.96 3.96 0 0 0 6 22a4 4 0 1 0 4 4a3.96 3.96 0 0 0-.567-2.02l3.814-3.813a5 5 0 0 0 1.753.732v3.285a3 3 0 1 0 2 0v-3.285a5 5 0 0 0 1.753-.732l3.814 3.814A3.96 3.96 0 0 0 22 26a4 4 0 1 0 4-4m-10-9a3 3 0 1 1-3 3a3.003 3.003 0 0 1 3-3M4 6a2 2 0 1 1 2 2a2 2 0 0 1-2-2m2 22a2 2 0 1 1 2-2a2 2 0 0 1-2 2m20 0a2 2 0 1 1 2-2a2.003 2.003 0 0 1-2 2\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"The text to turn into numbers."},
    parameters: {"type":"object","properties":{"pooling":{"description":"How the vectors of the tokens become one. \"none\": they stay apart. \"mean\": their mean. \"cls\" or \"first_token\": the first. \"eos\" or \"last_token\": the last. Default: what the model says, and \"none\" for one that says nothing.","type":"string","enum":["none","mean","cls","first_token","eos","last_token"],"x-common":true},"normalize":{"description":"Whether each vector is scaled to length 1, so that a dot product is the cosine. Default: what the model says, and false for one that says nothing.","type":"boolean","x-label":"Scale vectors to length 1","x-common":true},"prompt_name":{"description":"Name of a prompt of the model that is put before the text, such as \"query\". Default: none.","type":"string","minLength":1,"maxLength":100,"x-label":"Named prompt"},"dimensions":{"description":"Keep this many numbers of each vector, for models that are trained to be cut. At least 1; default: all.","type":"integer","minimum":1,"maximum":100000,"x-label":"Numbers of each vector","x-usual":[1,2048]},"truncate":{"description":"Cut a text that is too long for the model (true) or refuse it (false). Default true.","type":"boolean","default":true,"x-label":"Cut long texts"},"truncation_direction":{"description":"The side on which a text that is too long loses its tokens. Default \"right\".","type":"string","enum":["left","right"],"title":"TruncationDirection","default":"right","x-label":"Cut at"}},"additionalProperties":{}},
    output: {"anyOf":[{"minItems":1,"type":"array","items":{"type":"number"},"title":"Embedding","x-role":"array","x-axes":["dimension"],"description":"The numbers that stand for a text or a token."},{"minItems":1,"type":"array","items":{"minItems":1,"type":"array","items":{"type":"number"},"title":"Embedding","x-role":"array","x-axes":["dimension"],"description":"The numbers that stand for a text or a token."},"x-role":"array","x-axes":["token","dimension"]}]},
  },
  examples,
}

export default task
