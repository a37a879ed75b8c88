import * as z from 'zod/mini'
import { functionToApply } from '../../schema/classification.ts'
import { named, optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const MAX_NODES = 100_000
const MAX_EDGES = 500_000

const features = named(
  'GraphFeatures',
  'What is known of one node or edge, as numbers.',
  z.array(z.number()).check(z.minLength(1), z.maxLength(4096)),
)
const nodes = z.array(z.int().check(z.gte(0), z.lt(MAX_NODES))).check(z.maxLength(MAX_EDGES))

export default defineTaskSchema({
  inputs: z.object({
    node_feat: required(
      `What is known of each node: a list of 1 to 4096 numbers, equally many for every node. From 1 to ${MAX_NODES} nodes.`,
      z.array(features).check(z.minLength(1), z.maxLength(MAX_NODES)),
    ),
    edge_index: required(
      `The edges as two lists of one length: where each begins and where it ends, by the nodes’ places from 0. An edge without direction is listed both ways. At most ${MAX_EDGES}.`,
      z.tuple([nodes, nodes]),
    ),
    edge_attr: optional(
      'What is known of each edge: a list of 1 to 4096 numbers, in the order of edge_index.',
      z.array(features).check(z.maxLength(MAX_EDGES)),
    ),
  }),
  parameters: z.looseObject({
    level: setting(
      { label: 'Predict for', common: true },
      'What the predictions are about: the whole graph, each node or each edge. Default: what the model was trained for.',
      z.enum(['graph', 'node', 'edge']),
    ),
    function_to_apply: setting(
      { label: 'Score function', default: 'none' },
      'How the model’s raw numbers become scores. Default "none".',
      functionToApply,
    ),
  }),
  output: z.object({
    predictions: required(
      'What the model says: one row for the graph, or one for each node or edge in the order of the input. A row holds a score for each class, or the values that the model estimates.',
      z.array(z.array(z.number())),
      { role: 'array', axes: ['subject', 'class'] },
    ),
  }),
  batch: true,
})
