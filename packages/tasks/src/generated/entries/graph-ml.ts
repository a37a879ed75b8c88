// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/graph-ml/examples.ts'
import schema from '../compiled/graph-ml.ts'

const task: RegisteredTask<'graph-ml'> = {
  id: "graph-ml",
  name: "Graph Machine Learning",
  modality: "other",
  summary: "Predicts something about a graph, its nodes or its edges: a property of a molecule, the group of a person, a missing link.",
  icon: "<path fill=\"currentColor\" d=\"M30 30h-8v-8h8Zm-6-2h4v-4h-4Zm-4-1H8a6 6 0 0 1 0-12h2v2H8a4 4 0 0 0 0 8h12Z\"/><path fill=\"currentColor\" d=\"M20 20h-8v-8h8Zm-6-2h4v-4h-4Z\"/><path fill=\"currentColor\" d=\"M24 17h-2v-2h2a4 4 0 0 0 0-8H12V5h12a6 6 0 0 1 0 12m-14-7H2V2h8ZM4 8h4V4H4Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"node_feat":{"minItems":1,"maxItems":100000,"type":"array","items":{"minItems":1,"maxItems":4096,"type":"array","items":{"type":"number"},"title":"GraphFeatures","description":"What is known of one node or edge, as numbers."},"description":"What is known of each node: a list of 1 to 4096 numbers, equally many for every node. From 1 to 100000 nodes."},"edge_index":{"type":"array","prefixItems":[{"maxItems":500000,"type":"array","items":{"type":"integer","minimum":0,"exclusiveMaximum":100000}},{"maxItems":500000,"type":"array","items":{"type":"integer","minimum":0,"exclusiveMaximum":100000}}],"items":false,"minItems":2,"maxItems":2,"description":"The edges as two lists of one length: where each begins and where it ends, by the nodes’ places from 0. An edge without direction is listed both ways. At most 500000."},"edge_attr":{"description":"What is known of each edge: a list of 1 to 4096 numbers, in the order of edge_index.","maxItems":500000,"type":"array","items":{"minItems":1,"maxItems":4096,"type":"array","items":{"type":"number"},"title":"GraphFeatures","description":"What is known of one node or edge, as numbers."}}},"required":["node_feat","edge_index"]},
    parameters: {"type":"object","properties":{"level":{"description":"What the predictions are about: the whole graph, each node or each edge. Default: what the model was trained for.","type":"string","enum":["graph","node","edge"],"x-label":"Predict for","x-common":true},"function_to_apply":{"description":"How the model’s raw numbers become scores. Default \"none\".","type":"string","enum":["sigmoid","softmax","none"],"title":"FunctionToApply","default":"none","x-label":"Score function"}},"additionalProperties":{}},
    output: {"type":"object","properties":{"predictions":{"type":"array","items":{"type":"array","items":{"type":"number"}},"description":"What the model says: one row for the graph, or one for each node or edge in the order of the input. A row holds a score for each class, or the values that the model estimates.","x-role":"array","x-axes":["subject","class"]}},"required":["predictions"]},
  },
  examples,
}

export default task
