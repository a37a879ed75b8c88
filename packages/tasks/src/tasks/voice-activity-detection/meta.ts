import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Voice Activity Detection',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'voice-activate',
  color: 'red',
  order: 18,
} as const satisfies TaskLook

export const page = {
  summary: 'Finds where somebody speaks in a recording.',
  synonyms: ['vad', 'diarization', 'speech detection'],
  metrics: [
    {
      id: 'detection error rate',
      description:
        'Seconds of missed speech and false alarms as a share of all speech; lower is better.',
    },
    {
      id: 'f1',
      description: 'Harmonic mean of precision and recall over short frames.',
    },
    {
      id: 'auc',
      description:
        'Area under the curve of hits against false alarms, for every threshold at once.',
    },
  ],
  models: [
    {
      id: 'pyannote/segmentation-3.0',
      description: 'Finds speech and up to three speakers in pieces of ten seconds.',
    },
    {
      id: 'pyannote/voice-activity-detection',
      description: 'Finds speech in recordings of any length.',
    },
    {
      id: 'speechbrain/vad-crdnn-libriparty',
      description: 'A small network trained on simulated parties.',
    },
    {
      id: 'onnx-community/silero-vad',
      description: 'Under two megabytes; runs in the browser while somebody speaks.',
    },
  ],
  datasets: [
    {
      id: 'diarizers-community/ami',
      description: 'A hundred hours of meetings with who speaks when.',
    },
    {
      id: 'diarizers-community/voxconverse',
      description: 'Talk shows and debates with who speaks when.',
    },
  ],
  libraries: ['pyannote-audio', 'speechbrain', 'nemo', 'transformers.js'],
} as const satisfies TaskPage
