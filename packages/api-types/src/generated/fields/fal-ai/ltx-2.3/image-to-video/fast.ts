// Generated from the OpenAPI document of fal-ai/ltx-2.3/image-to-video/fast. Do not edit.

import type { EndpointFields } from '../../../../../fields/field.ts'

export const fields = {
  id: 'fal-ai/ltx-2.3/image-to-video/fast',
  category: 'image-to-video',
  input: [
    {
      name: 'image_url',
      title: 'Start Image URL',
      description:
        'Picture to start from: a public URL or a base64 data URI. Takes PNG, JPEG, WebP, AVIF and HEIF.',
      required: true,
      type: 'string',
    },
    {
      name: 'end_image_url',
      title: 'End Image URL',
      description:
        'Picture to end on; the video then moves from the first picture to this one.',
      required: false,
      type: 'string',
      nullable: true,
    },
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
      description:
        'Length of the video in seconds. Lengths above 10 seconds work only at 1080p and 25 frames per second.',
      required: false,
      type: 'integer',
      enum: [6, 8, 10, 12, 14, 16, 18, 20],
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
      name: 'aspect_ratio',
      title: 'Aspect Ratio',
      description: 'Shape of the picture, width to height.',
      required: false,
      type: 'string',
      enum: ['auto', '16:9', '9:16'],
      default: 'auto',
    },
    {
      name: 'fps',
      title: 'Frames per Second',
      description: 'Frames per second of the video.',
      required: false,
      type: 'integer',
      enum: [24, 25, 48, 50],
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
