import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Robotics',
  modality: 'rl',
  subtasks: [
    { type: 'grasping', name: 'Grasping' },
    { type: 'task-planning', name: 'Task Planning' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'bot',
  color: 'blue',
  order: 30,
} as const satisfies TaskLook

export const page = {
  summary:
    'Chooses the next movements of a robot from its joints, its cameras and an order in words.',
  synonyms: [],
  metrics: [
    {
      id: 'success rate',
      description: 'Share of the attempts that do what was asked, on the robot or in simulation.',
    },
    {
      id: 'action error',
      description:
        'Distance between predicted and demonstrated movements on recordings that were held back; lower is better.',
    },
  ],
  models: [
    {
      id: 'lerobot/smolvla_base',
      description:
        'A small policy that sees and takes orders, to be trained further for a robot of one’s own.',
    },
    {
      id: 'lerobot/pi0',
      description: 'A large policy trained on many robots.',
    },
    {
      id: 'lerobot/act_aloha_sim_transfer_cube_human',
      description: 'Two simulated arms that hand over a cube.',
    },
    {
      id: 'openvla/openvla-7b',
      description: 'A language model that sees and writes movements as tokens.',
    },
  ],
  datasets: [
    {
      id: 'lerobot/pusht',
      description: 'People push a T to its place in simulation.',
    },
    {
      id: 'lerobot/aloha_sim_transfer_cube_human',
      description: 'People hand over a cube with two simulated arms.',
    },
    {
      id: 'lerobot/svla_so101_pickplace',
      description: 'Fifty times picking up a block with an arm that is printed at home.',
    },
  ],
  libraries: ['lerobot', 'transformers'],
} as const satisfies TaskPage
