// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/reinforcement-learning/examples.ts'
import schema from '../compiled/reinforcement-learning.ts'

const task: RegisteredTask<'reinforcement-learning'> = {
  id: "reinforcement-learning",
  name: "Reinforcement Learning",
  modality: "rl",
  summary: "Chooses the next action of an agent from what it sees of its environment.",
  icon: "<path fill=\"currentColor\" d=\"M7.51 26a5.5 5.5 0 0 1-1.44-.19A5.6 5.6 0 0 1 2.19 19l2.33-8.84a5.54 5.54 0 0 1 2.59-3.43a5.43 5.43 0 0 1 4.15-.54A5.52 5.52 0 0 1 14.7 9h2.6a5.5 5.5 0 0 1 3.44-2.81a5.43 5.43 0 0 1 4.15.54a5.57 5.57 0 0 1 2.59 3.41L29.81 19a5.6 5.6 0 0 1-3.89 6.83a5.43 5.43 0 0 1-4.15-.54a5.54 5.54 0 0 1-2.59-3.41L19 21h-6l-.23.86a5.54 5.54 0 0 1-2.59 3.41a5.46 5.46 0 0 1-2.67.73M9.83 8a3.5 3.5 0 0 0-1.72.46a3.6 3.6 0 0 0-1.66 2.19l-2.33 8.84a3.6 3.6 0 0 0 2.48 4.39a3.43 3.43 0 0 0 2.62-.34a3.54 3.54 0 0 0 1.66-2.19L11.5 19h9l.61 2.35a3.58 3.58 0 0 0 1.66 2.19a3.46 3.46 0 0 0 2.63.34a3.58 3.58 0 0 0 2.47-4.39l-2.33-8.84a3.55 3.55 0 0 0-1.65-2.19a3.46 3.46 0 0 0-2.63-.34a3.55 3.55 0 0 0-2.37 2.22l-.24.66h-5.3l-.24-.66a3.56 3.56 0 0 0-2.38-2.22a3.5 3.5 0 0 0-.9-.12\"/><path fill=\"currentColor\" d=\"M10 16a2 2 0 1 1 2-2a2 2 0 0 1-2 2m0-2\"/><circle cx=\"22\" cy=\"12\" r=\"1\" fill=\"currentColor\"/><circle cx=\"22\" cy=\"16\" r=\"1\" fill=\"currentColor\"/><circle cx=\"20\" cy=\"14\" r=\"1\" fill=\"currentColor\"/><circle cx=\"24\" cy=\"14\" r=\"1\" fill=\"currentColor\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"observation":{"anyOf":[{"type":"number"},{"minItems":1,"maxItems":16384,"type":"array","items":{"type":"number"},"title":"ObservationVector","description":"Measurements of an environment."},{"minItems":1,"maxItems":16384,"type":"array","items":{"minItems":1,"maxItems":16384,"type":"array","items":{"type":"number"},"title":"ObservationVector","description":"Measurements of an environment."},"title":"ObservationMatrix","description":"Rows of measurements of an environment."},{"minItems":1,"maxItems":16384,"type":"array","items":{"minItems":1,"maxItems":16384,"type":"array","items":{"minItems":1,"maxItems":16384,"type":"array","items":{"type":"number"},"title":"ObservationVector","description":"Measurements of an environment."},"title":"ObservationMatrix","description":"Rows of measurements of an environment."}}],"description":"What the agent sees of its environment: a number for a state that is counted, a list for measurements, rows of pixels for a picture. Lists of 1 to 16384."}},"required":["observation"]},
    parameters: {"type":"object","properties":{"deterministic":{"description":"Take the action that the agent finds best (true) or draw one by its probabilities (false). Default true.","type":"boolean","default":true,"x-label":"Best action","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"action":{"anyOf":[{"type":"number"},{"minItems":1,"maxItems":16384,"type":"array","items":{"type":"number"},"title":"ObservationVector","description":"Measurements of an environment."}],"description":"What the agent does: the number of one of its possible actions, or a value for each of its joints, motors or choices.","x-role":"plain"}},"required":["action"]},
  },
  examples,
}

export default task
