// Generated from the OpenAPI document of fal-ai/ltx-2/text-to-video. Do not edit.

import type { EndpointFields } from '../../../../fields/field.ts'

export const fields = {
  id: 'fal-ai/ltx-2/text-to-video',
  category: 'text-to-video',
  input: [
    {
      name: 'prompt',
      title: 'Prompt',
      description: 'What should happen in the video, in words.',
      required: true,
      type: 'string',
      minLength: 1,
      maxLength: 5000,
    },
    {
      name: 'duration',
      title: 'Duration',
      description: 'Length of the video in seconds.',
      required: false,
      type: 'integer',
      enum: [6, 8, 10],
      default: 6,
    },
    {
      name: 'resolution',
      title: 'Resolution',
      description: 'Resolution of the video.',
      required: false,
      type: 'string',
      enum: ['1080p', '1440p', '2160p'],
      default: '1080p',
    },
    {
      name: 'fps',
      title: 'Frames per Second',
      description: 'Frames per second of the video.',
      required: false,
      type: 'integer',
      enum: [25, 50],
      default: 25,
    },
    {
      name: 'generate_audio',
      title: 'Generate Audio',
      description: 'Make a sound track for the video.',
      required: false,
      type: 'boolean',
      default: true,
    },
  ],
} as const satisfies EndpointFields
