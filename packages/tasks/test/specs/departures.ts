/** A place of a spec that lies elsewhere in our schema, or that it leaves out for a reason. */
export interface Departure {
  /** The place in the spec. What is below it goes with it. */
  theirs: string
  /** Where it lies in our schema; left out when it is nowhere. */
  ours?: string
  why: string
}

const FLAT_GENERATION: Departure = {
  theirs: 'input.parameters.generation_parameters',
  ours: 'input.parameters',
  why: 'The parameters of generation lie among the others, as the models’ libraries take them. The hub dialect reads both.',
}

const FREE_GENERATION: Departure = {
  ...FLAT_GENERATION,
  theirs: 'input.parameters.generate_parameters',
}

const PROMPT_IN_INPUTS: readonly Departure[] = [
  {
    theirs: 'input.parameters.prompt',
    ours: 'input.inputs.prompt',
    why: 'The prompt is required, and one of the two inputs.',
  },
  {
    theirs: 'input.inputs',
    ours: 'input.inputs.image',
    why: 'The image is one of the two inputs.',
  },
]

/** A parameter that the API takes beside the inputs. */
function parameterBeside(name: string): Departure {
  return {
    theirs: `input.${name}`,
    ours: `input.parameters.${name}`,
    why: 'The API takes this task’s parameters beside its inputs.',
  }
}

/** Where a spec is wrong or our schema has another form, by task. All other places are the same. */
export const DEPARTURES: Readonly<Record<string, readonly Departure[]>> = {
  'automatic-speech-recognition': [FLAT_GENERATION],
  'chat-completion': [
    ...['parameters', 'description'].map((name) => ({
      theirs: `input.messages[].tool_calls[].function.${name}`,
      why: 'It belongs to a tool, not to a call of it, which has arguments. OpenAI’s API has none; what a program adds is kept.',
    })),
    {
      theirs: 'input.messages',
      ours: 'input.inputs.messages',
      why: 'The messages are the inputs.',
    },
    {
      theirs: 'input.model',
      why: 'A request of ours says what to run, and who runs it where: the model is chosen beside it.',
    },
    {
      theirs: 'input.tool_prompt',
      why: 'Read by Hugging Face’s own server alone, for models without tools in their template. It reaches the engine, as every unknown parameter does.',
    },
    {
      theirs: 'input.logit_bias[]',
      ours: 'input.parameters.logit_bias{}',
      why: 'The spec has an array of numbers; OpenAI’s API and the servers take numbers by token.',
    },
    ...[
      'frequency_penalty',
      'logit_bias',
      'logprobs',
      'max_tokens',
      'n',
      'presence_penalty',
      'reasoning_effort',
      'response_format',
      'seed',
      'stop',
      'stream',
      'stream_options',
      'temperature',
      'tool_choice',
      'tools',
      'top_logprobs',
      'top_p',
    ].map(parameterBeside),
    {
      theirs: 'output.choices[].message.tool_call_id',
      why: 'It names the call that a tool’s message answers; a model’s message answers none.',
    },
    {
      theirs: 'output.choices[].message.tool_calls[].function.description',
      why: 'A description belongs to a tool, not to a call of it. OpenAI’s API has none; what a server adds is kept.',
    },
    {
      theirs: 'stream.choices[].delta.tool_call_id',
      why: 'It names the call that a tool’s message answers; a model’s message answers none.',
    },
  ],
  'feature-extraction': [
    {
      theirs: 'input.inputs[]',
      ours: 'input.inputs',
      why: 'Any task with batches takes an array of inputs; its schema describes one of them.',
    },
    ...['normalize', 'prompt_name', 'truncate', 'truncation_direction'].map(parameterBeside),
  ],
  'image-text-to-image': PROMPT_IN_INPUTS,
  'image-text-to-video': PROMPT_IN_INPUTS,
  'image-to-text': [FLAT_GENERATION],
  summarization: [FREE_GENERATION],
  'text-generation': [
    {
      theirs: 'input.stream',
      why: 'Whether the answer comes piece by piece is the caller’s choice of method, not part of the request.',
    },
    {
      theirs: 'output',
      ours: 'output[]',
      why: 'The answer is an array of texts, as num_return_sequences may ask for several.',
    },
  ],
  'text-to-audio': [FLAT_GENERATION],
  'text-to-speech': [FLAT_GENERATION],
  'text-to-video': [
    {
      theirs: 'input.parameters.negative_prompt[]',
      ours: 'input.parameters.negative_prompt',
      why: 'One text, as for all other tasks. The hub dialect joins several.',
    },
  ],
  translation: [FREE_GENERATION],
}
