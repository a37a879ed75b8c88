// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/text-retrieval/examples.ts'
import schema from '../compiled/text-retrieval.ts'

const task: RegisteredTask<'text-retrieval'> = {
  id: "text-retrieval",
  name: "Text Retrieval",
  modality: "nlp",
  summary: "Finds the few texts of a large collection that answer a query.",
  icon: "<path fill=\"currentColor\" d=\"m29 27.586l-7.552-7.552a11.018 11.018 0 1 0-1.414 1.414L27.586 29ZM4 13a9 9 0 1 1 9 9a9.01 9.01 0 0 1-9-9\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"query":{"type":"string","minLength":1,"maxLength":200000,"description":"What is looked for, in words."},"texts":{"minItems":1,"maxItems":10000,"type":"array","items":{"type":"string","minLength":1,"maxLength":200000},"description":"The texts to look in. From 1 to 10000."}},"required":["query","texts"]},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many texts to return at most, best first. At least 1; default 10.","type":"integer","minimum":1,"maximum":10000,"default":10,"x-label":"Texts to return","x-usual":[1,20],"x-common":true},"threshold":{"description":"Leave out texts with a lower score. On the model’s scale; default: none.","type":"number","x-label":"Lowest score","x-common":true},"return_text":{"description":"Whether each result holds the text itself besides its index. Default false.","type":"boolean","default":false,"x-label":"Return texts","x-common":true},"truncate":{"description":"Cut a text that is too long for the model (true) or refuse it (false). Default true.","type":"boolean","default":true,"x-label":"Cut long texts"},"truncation_direction":{"description":"The side on which a text that is too long loses its tokens. Default \"right\".","type":"string","enum":["left","right"],"title":"TruncationDirection","default":"right","x-label":"Cut at"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"index":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Which of the given texts this is, counted from 0.","x-role":"index","x-of":"/texts"},"score":{"type":"number","description":"How well the text answers the query: higher is better. The scale is the model’s.","x-role":"score"},"text":{"description":"The text itself, when return_text is true.","type":"string","x-role":"label"}},"required":["index","score"],"title":"RankedText","description":"A text and how well it answers the query."}},
  },
  examples,
}

export default task
