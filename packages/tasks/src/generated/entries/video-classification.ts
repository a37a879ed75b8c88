// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/video-classification/examples.ts'
import schema from '../compiled/video-classification.ts'

const task: RegisteredTask<'video-classification'> = {
  id: "video-classification",
  name: "Video Classification",
  modality: "cv",
  summary: "Says what happens in a video, as one of several classes.",
  icon: "<path fill=\"currentColor\" d=\"m30 19l-4 3.2V20a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2v-2.2l4 3.2Zm-14 7v-6h8l.002 6Z\"/><path fill=\"currentColor\" d=\"M12 28H8V4h8v6a2.006 2.006 0 0 0 2 2h6v3h2v-5a.91.91 0 0 0-.3-.7l-7-7A.9.9 0 0 0 18 2H8a2.006 2.006 0 0 0-2 2v24a2.006 2.006 0 0 0 2 2h4Zm6-23.6l5.6 5.6H18Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The video to classify.","title":"Video","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"video"},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many classes to return, most probable first. At least 1; null: all of them; default 5.","anyOf":[{"type":"integer","minimum":1,"maximum":1000},{"type":"null"}],"default":5,"x-label":"Classes to return","x-usual":[1,20],"x-common":true},"num_frames":{"description":"How many frames the model looks at. From 1 to 1000; default: as many as it was trained on.","type":"integer","minimum":1,"maximum":1000,"x-label":"Frames","x-usual":[1,128],"x-common":true},"frame_sampling_rate":{"description":"Takes every n-th frame of the video. From 1 to 1000; default 1.","type":"integer","minimum":1,"maximum":1000,"default":1,"x-label":"Take every n-th frame","x-usual":[1,30]},"function_to_apply":{"description":"How the model’s raw numbers become scores. Default \"softmax\".","type":"string","enum":["sigmoid","softmax","none"],"title":"FunctionToApply","default":"softmax","x-label":"Score function"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"Name of the class.","x-role":"label"},"score":{"type":"number","description":"How sure the model is. A probability from 0 to 1, unless function_to_apply is \"none\".","x-role":"score"}},"required":["label","score"],"title":"Classification","description":"One class and how probable the model finds it."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/video-classification/showcase.ts')).default,
}

export default task
