// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/text-classification/examples.ts'
import schema from '../compiled/text-classification.ts'

const task: RegisteredTask<'text-classification'> = {
  id: "text-classification",
  name: "Text Classification",
  modality: "nlp",
  summary: "Puts a text into one of several classes: its sentiment, its topic, the language it is in.",
  icon: "<path fill=\"currentColor\" d=\"M18.303 10a2.66 2.66 0 0 0-1.908.806l-.393.405l-.397-.405a2.66 2.66 0 0 0-3.816 0a2.8 2.8 0 0 0 0 3.896L16.002 19l4.209-4.298a2.8 2.8 0 0 0 0-3.896A2.66 2.66 0 0 0 18.303 10\"/><path fill=\"currentColor\" d=\"M17.736 30L16 29l4-7h6a1.997 1.997 0 0 0 2-2V8a1.997 1.997 0 0 0-2-2H6a1.997 1.997 0 0 0-2 2v12a1.997 1.997 0 0 0 2 2h9v2H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-4.835Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"anyOf":[{"type":"string","minLength":1,"maxLength":200000},{"type":"object","properties":{"text":{"type":"string","minLength":1,"maxLength":200000,"description":"The first text."},"text_pair":{"type":"string","minLength":1,"maxLength":200000,"description":"The second text."}},"required":["text","text_pair"],"title":"TextPair","description":"Two texts whose relation is classified, such as a statement and what may follow from it."}],"description":"The text to classify, or two texts whose relation to each other is classified."},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many classes to return, most probable first. At least 1; null: all of them; default 1.","anyOf":[{"type":"integer","minimum":1,"maximum":1000},{"type":"null"}],"default":1,"x-label":"Classes to return","x-usual":[1,20],"x-common":true},"function_to_apply":{"description":"How the model’s raw numbers become scores. Default: \"none\" for a regression, \"sigmoid\" for one class or many independent ones, \"softmax\" otherwise.","type":"string","enum":["sigmoid","softmax","none"],"title":"FunctionToApply","x-label":"Score function"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"Name of the class.","x-role":"label"},"score":{"type":"number","description":"How sure the model is. A probability from 0 to 1, unless function_to_apply is \"none\".","x-role":"score"}},"required":["label","score"],"title":"Classification","description":"One class and how probable the model finds it."}},
  },
  examples,
}

export default task
