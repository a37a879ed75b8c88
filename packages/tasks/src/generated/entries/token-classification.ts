// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/token-classification/examples.ts'
import schema from '../compiled/token-classification.ts'

const task: RegisteredTask<'token-classification'> = {
  id: "token-classification",
  name: "Token Classification",
  modality: "nlp",
  summary: "Marks the words of a text: which are names of people, places or firms, which are verbs, which belong together.",
  icon: "<path fill=\"currentColor\" d=\"M12 15H5a3 3 0 0 1-3-3v-2a3 3 0 0 1 3-3h5V5a1 1 0 0 0-1-1H3V2h6a3 3 0 0 1 3 3ZM5 9a1 1 0 0 0-1 1v2a1 1 0 0 0 1 1h5V9Zm15 14v2a1 1 0 0 0 1 1h5v-4h-5a1 1 0 0 0-1 1\"/><path fill=\"currentColor\" d=\"M2 30h28V2Zm26-2h-7a3 3 0 0 1-3-3v-2a3 3 0 0 1 3-3h5v-2a1 1 0 0 0-1-1h-6v-2h6a3 3 0 0 1 3 3Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"The text whose tokens get a class."},
    parameters: {"type":"object","properties":{"aggregation_strategy":{"description":"How tokens become groups. \"none\": each token on its own. \"simple\": neighbours of one class together. \"first\", \"average\" and \"max\" also keep words whole, with the class of the first token, of the mean score or of the highest score. Default \"none\".","type":"string","enum":["none","simple","first","average","max"],"default":"none","x-label":"Grouping","x-common":true},"ignore_labels":{"description":"Classes that are left out of the result. Default [\"O\"], the class of tokens that are nothing special.","maxItems":1000,"type":"array","items":{"type":"string","maxLength":200},"x-label":"Classes to leave out"},"stride":{"description":"Tokens by which the parts of a long text overlap. From 0, below the length of the model’s window; default: the text is not split.","type":"integer","minimum":0,"maximum":100000,"x-label":"Overlap of parts (tokens)","x-usual":[0,512]}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"entity_group":{"description":"Class of the group, unless aggregation_strategy is \"none\".","type":"string","x-role":"label"},"entity":{"description":"Class of the token, when aggregation_strategy is \"none\".","type":"string","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1.","x-role":"score"},"index":{"description":"Place of the token among all tokens, when aggregation_strategy is \"none\".","type":"integer","minimum":0,"maximum":9007199254740991,"x-role":"identifier"},"word":{"type":"string","description":"The token or the group: what stands in the text from start to end, where these are given, otherwise as the tokenizer writes it.","x-role":"text"},"start":{"description":"Place of its first character in the text, from 0, in UTF-16 code units. Left out by engines that do not keep it.","type":"integer","minimum":0,"maximum":9007199254740991,"x-role":"start","x-unit":"utf-16-code-unit","x-of":""},"end":{"description":"Place after its last character in the text, in UTF-16 code units. Left out by engines that do not keep it.","type":"integer","minimum":0,"maximum":9007199254740991,"x-role":"end","x-unit":"utf-16-code-unit","x-of":""}},"required":["score","word"]}},
  },
  examples,
}

export default task
