import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Reinforcement Learning',
  modality: 'rl',
} as const satisfies PipelineData

export const look = {
  icon: 'game-console',
  color: 'red',
  order: 29,
} as const satisfies TaskLook

export const page = {
  summary: 'Chooses the next action of an agent from what it sees of its environment.',
  synonyms: ['rl', 'agent', 'game'],
  metrics: [
    {
      id: 'mean reward',
      description: 'Reward of whole episodes on average, with its standard deviation.',
    },
    {
      id: 'success rate',
      description: 'Share of the episodes that reach the goal.',
    },
    {
      id: 'sample efficiency',
      description:
        'How many steps in the environment the agent needs to get as good as a given score.',
    },
  ],
  models: [
    {
      id: 'sb3/ppo-CartPole-v1',
      description: 'Balances a pole on a cart; the first example of many courses.',
    },
    {
      id: 'edbeeching/decision-transformer-gym-hopper-medium',
      description: 'Hops on one leg; a transformer that continues a row of states and actions.',
    },
    {
      id: 'edbeeching/decision-transformer-gym-halfcheetah-medium',
      description: 'The same for a running cat.',
    },
  ],
  datasets: [
    {
      id: 'edbeeching/decision_transformer_gym_replay',
      description:
        'What agents of several skills did in simulated bodies, for learning without an environment.',
    },
  ],
  libraries: ['stable-baselines3', 'ml-agents', 'sample-factory', 'transformers'],
} as const satisfies TaskPage
