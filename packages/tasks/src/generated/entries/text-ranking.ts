// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/text-ranking/examples.ts'
import schema from '../compiled/text-ranking.ts'

const task: RegisteredTask<'text-ranking'> = {
  id: "text-ranking",
  name: "Text Ranking",
  modality: "nlp",
  summary: "Puts texts in order by how well they answer a query.",
  icon: "<path fill=\"currentColor\" d=\"M16 22h14v2H16zm0-14h14v2H16zm-8 4V4H6v1H4v2h2v5H4v2h6v-2zm2 16H4v-4a2 2 0 0 1 2-2h2v-2H4v-2h4a2 2 0 0 1 2 2v2a2 2 0 0 1-2 2H6v2h4Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"query":{"type":"string","minLength":1,"maxLength":200000,"description":"What is looked for, in words."},"texts":{"minItems":1,"maxItems":1000,"type":"array","items":{"type":"string","minLength":1,"maxLength":200000},"description":"The texts to look in. From 1 to 1000."}},"required":["query","texts"]},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many texts to return, best first. At least 1; default: all.","type":"integer","minimum":1,"maximum":1000,"x-label":"Texts to return","x-usual":[1,20],"x-common":true},"return_text":{"description":"Whether each result holds the text itself besides its index. Default false.","type":"boolean","default":false,"x-label":"Return texts","x-common":true},"raw_scores":{"description":"Whether scores are the model’s raw numbers (true) or lie between 0 and 1 (false). Default false.","type":"boolean","default":false,"x-label":"Raw scores"},"truncate":{"description":"Cut a text that is too long for the model (true) or refuse it (false). Default true.","type":"boolean","default":true,"x-label":"Cut long texts"},"truncation_direction":{"description":"The side on which a text that is too long loses its tokens. Default \"right\".","type":"string","enum":["left","right"],"title":"TruncationDirection","default":"right","x-label":"Cut at"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"index":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Which of the given texts this is, counted from 0.","x-role":"index","x-of":"/texts"},"score":{"type":"number","description":"How well the text answers the query: higher is better. The scale is the model’s.","x-role":"score"},"text":{"description":"The text itself, when return_text is true.","type":"string","x-role":"label"}},"required":["index","score"],"title":"RankedText","description":"A text and how well it answers the query."}},
  },
  examples,
}

export default task
