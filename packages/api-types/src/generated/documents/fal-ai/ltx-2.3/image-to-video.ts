// Generated from the OpenAPI document of fal-ai/ltx-2.3/image-to-video. Do not edit.

import type { OpenApiDocument } from '../../../../document.ts'

export const document: OpenApiDocument = {
  components: {
    responses: {
      AnyError: {
        content: {
          'application/json': {
            schema: {
              anyOf: [
                {
                  $ref: '#/components/schemas/ModelErrorBody',
                },
                {
                  $ref: '#/components/schemas/RequestErrorBody',
                },
              ],
            },
          },
        },
        description: 'fal or the model failed.',
      },
      ModelError: {
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/ModelErrorBody',
            },
          },
        },
        description: 'The model refused the input.',
      },
      QueueCancelAnswer: {
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/QueueCancelAnswer',
            },
          },
        },
        description: 'What became of the wish to cancel.',
      },
      QueueStatus: {
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/QueueStatus',
            },
          },
        },
        description: 'Where the request stands.',
      },
      QueueSubmitAnswer: {
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/QueueSubmitAnswer',
            },
          },
        },
        description: 'The request was taken.',
      },
      RequestError: {
        content: {
          'application/json': {
            schema: {
              $ref: '#/components/schemas/RequestErrorBody',
            },
          },
        },
        description: 'fal refused or failed.',
      },
      UnknownRequest: {
        content: {
          'application/json': {
            schema: {
              anyOf: [
                {
                  $ref: '#/components/schemas/UnknownRequestBody',
                },
                {
                  $ref: '#/components/schemas/RequestErrorBody',
                },
              ],
            },
          },
        },
        description: 'No such request or app.',
      },
    },
    schemas: {
      Ltx23ImageToVideoInput: {
        properties: {
          aspect_ratio: {
            default: 'auto',
            description:
              'Shape of the picture, width to height; `auto` takes it from the input picture.',
            enum: ['auto', '16:9', '9:16'],
            title: 'Aspect Ratio',
            type: 'string',
          },
          duration: {
            default: 6,
            description: 'Length of the video in seconds.',
            enum: [6, 8, 10],
            title: 'Duration',
            type: 'integer',
          },
          end_image_url: {
            anyOf: [
              {
                type: 'string',
              },
              {
                type: 'null',
              },
            ],
            description:
              'Picture to end on; the video then moves from the first picture to this one.',
            title: 'End Image URL',
          },
          fps: {
            default: 25,
            description: 'Frames per second of the video.',
            enum: [24, 25, 48, 50],
            title: 'Frames per Second',
            type: 'integer',
          },
          generate_audio: {
            default: true,
            description: 'Make a sound track for the video.',
            title: 'Generate Audio',
            type: 'boolean',
          },
          image_url: {
            description: 'Picture to start from, by URL.',
            examples: [
              'https://v3b.fal.media/files/b/0a90dd31/uJG2pMMJMcnVeC4PmwnAF_image_004.png',
            ],
            title: 'Start Image URL',
            type: 'string',
          },
          prompt: {
            description: 'What should happen in the video, in words.',
            examples: [
              'Periscope-level shot from behind tall grass of two Maasai warriors mid-leap during an adumu jumping dance, bodies fully airborne against a golden savanna sunset, red shuka robes frozen in motion, dust kicked up from the earth catching backlight, 85mm f/1.4 isolating the pair from a blurred circle of onlookers, Steve McCurry meets Emmanuel Lubezki',
            ],
            maxLength: 5000,
            minLength: 1,
            title: 'Prompt',
            type: 'string',
          },
          resolution: {
            default: '1080p',
            description: 'Resolution of the video.',
            enum: ['1080p', '1440p', '2160p'],
            title: 'Resolution',
            type: 'string',
          },
        },
        required: ['prompt', 'image_url'],
        title: 'LTXV23ImageToVideoRequest',
        type: 'object',
        'x-fal-order-properties': [
          'image_url',
          'end_image_url',
          'prompt',
          'duration',
          'resolution',
          'aspect_ratio',
          'fps',
          'generate_audio',
        ],
      },
      Ltx23ImageToVideoOutput: {
        properties: {
          video: {
            $ref: '#/components/schemas/VideoFile',
            description: 'The finished video.',
            examples: [
              {
                content_type: 'video/mp4',
                file_name: 'VUCTD0YYJIp_K4qQkkneL_wMVDWNRn.mp4',
                url:
                  'https://v3b.fal.media/files/b/0a90dd31/VUCTD0YYJIp_K4qQkkneL_wMVDWNRn.mp4',
              },
            ],
          },
        },
        required: ['video'],
        title: 'LTXV23ImageToVideoResponse',
        type: 'object',
        'x-fal-order-properties': ['video'],
      },
      ModelErrorBody: {
        description: 'An error of the model: what was wrong with the input.',
        properties: {
          detail: {
            anyOf: [
              {
                items: {
                  $ref: '#/components/schemas/ModelErrorDetail',
                },
                type: 'array',
              },
              {
                type: 'string',
              },
            ],
            description: 'A list of faults; a plain text from some models.',
          },
        },
        required: ['detail'],
        type: 'object',
      },
      ModelErrorDetail: {
        description: 'One fault that the model found.',
        properties: {
          ctx: {
            additionalProperties: true,
            description: 'The limits that were passed, such as `max_height`.',
            type: 'object',
          },
          input: {
            description: 'What was sent; may be the prompt itself.',
          },
          loc: {
            description: 'Where, such as `["body", "image_url"]`.',
            items: {
              type: ['string', 'integer'],
            },
            type: 'array',
          },
          msg: {
            description: 'For people; the words may change.',
            type: 'string',
          },
          type: {
            description: 'For programs, such as `missing`.',
            type: 'string',
          },
          url: {
            description: 'A page about this type.',
            type: 'string',
          },
        },
        required: ['loc', 'msg', 'type'],
        type: 'object',
      },
      QueueCancelAnswer: {
        description: 'What became of the wish to cancel.',
        properties: {
          status: {
            description:
              '`OK`: taken out of the queue, never runs. `CANCELLATION_REQUESTED`: running, was told; may still finish and be billed.',
            enum: [
              'OK',
              'CANCELLATION_REQUESTED',
              'ALREADY_COMPLETED',
              'NOT_FOUND',
            ],
            type: 'string',
          },
        },
        required: ['status'],
        type: 'object',
      },
      QueueLogEntry: {
        description:
          'One line of a log. fal sends it in three shapes: plain, with `labels`, or with `level` and `source`.',
        properties: {
          labels: {
            additionalProperties: {
              type: 'string',
            },
            description: 'Level and source in the older shape; may be empty.',
            type: 'object',
          },
          level: {
            description: 'For example `INFO`.',
            type: 'string',
          },
          message: {
            description: 'The text of the line.',
            type: 'string',
          },
          source: {
            description: 'For example `USER`.',
            type: 'string',
          },
          timestamp: {
            description: 'ISO 8601, sometimes without a zone.',
            type: 'string',
          },
        },
        required: ['message', 'timestamp'],
        type: 'object',
      },
      QueueRequest: {
        properties: {
          cancel_url: {
            description: 'Address that takes the wish to cancel.',
            type: 'string',
          },
          logs: {
            anyOf: [
              {
                items: {
                  $ref: '#/components/schemas/QueueLogEntry',
                },
                type: 'array',
              },
              {
                type: 'null',
              },
            ],
            description:
              'Log lines: a window of the latest ones when polled, only new ones in the stream.',
          },
          metrics: {
            additionalProperties: true,
            description: 'Measurements of the run.',
            properties: {
              inference_time: {
                description: 'Seconds that the model ran.',
                type: ['number', 'null'],
              },
            },
            type: 'object',
          },
          request_id: {
            description: 'Id of the request in the queue.',
            type: 'string',
          },
          response_url: {
            description: 'Address that answers with the result.',
            type: 'string',
          },
          status_url: {
            description: 'Address that answers with the status.',
            type: 'string',
          },
        },
        required: ['request_id'],
        type: 'object',
      },
      QueueStatus: {
        description: 'Where a request stands.',
        oneOf: [
          {
            $ref: '#/components/schemas/QueueStatusInQueue',
          },
          {
            $ref: '#/components/schemas/QueueStatusInProgress',
          },
          {
            $ref: '#/components/schemas/QueueStatusCompleted',
          },
        ],
      },
      QueueStatusCompleted: {
        allOf: [
          {
            $ref: '#/components/schemas/QueueRequest',
          },
          {
            properties: {
              error: {
                description:
                  'Why the request failed. Only when COMPLETED and failed.',
                type: 'string',
              },
              error_type: {
                description: 'The kind of failure, such as `request_timeout`.',
                type: 'string',
              },
              status: {
                enum: ['COMPLETED'],
                type: 'string',
              },
            },
            required: ['status'],
            type: 'object',
          },
        ],
        description: 'Done, failed or cancelled; only the result tells which.',
      },
      QueueStatusInProgress: {
        allOf: [
          {
            $ref: '#/components/schemas/QueueRequest',
          },
          {
            properties: {
              status: {
                enum: ['IN_PROGRESS'],
                type: 'string',
              },
            },
            required: ['status'],
            type: 'object',
          },
        ],
        description: 'Running. May go back to IN_QUEUE when a runner fails.',
      },
      QueueStatusInQueue: {
        allOf: [
          {
            $ref: '#/components/schemas/QueueRequest',
          },
          {
            properties: {
              queue_position: {
                description: 'Number of requests that are ahead in the queue.',
                type: 'integer',
              },
              status: {
                enum: ['IN_QUEUE'],
                type: 'string',
              },
            },
            required: ['status'],
            type: 'object',
          },
        ],
        description: 'Waiting for a runner.',
      },
      QueueSubmitAnswer: {
        allOf: [
          {
            $ref: '#/components/schemas/QueueStatusInQueue',
          },
          {
            properties: {
              cancel_url: {
                type: 'string',
              },
              gateway_request_id: {
                description: 'Id of the latest attempt; mostly left out.',
                type: 'string',
              },
              response_url: {
                type: 'string',
              },
              status_url: {
                type: 'string',
              },
            },
            required: ['response_url', 'status_url', 'cancel_url'],
            type: 'object',
          },
        ],
        description: 'A request that was taken.',
      },
      RequestErrorBody: {
        description: 'An error of fal itself, not of the model.',
        properties: {
          detail: {
            description: 'For people.',
            type: 'string',
          },
          error_type: {
            description:
              'For programs, such as `request_timeout`; not on errors of the gateway.',
            type: 'string',
          },
        },
        required: ['detail'],
        type: 'object',
      },
      UnknownRequestBody: {
        description: 'No such request.',
        properties: {
          status: {
            enum: ['NOT_FOUND'],
            type: 'string',
          },
        },
        required: ['status'],
        type: 'object',
      },
      VideoFile: {
        properties: {
          content_type: {
            anyOf: [
              {
                type: 'string',
              },
              {
                type: 'null',
              },
            ],
            description: 'MIME type of the file.',
            examples: ['image/png'],
            title: 'Content Type',
          },
          duration: {
            anyOf: [
              {
                type: 'number',
              },
              {
                type: 'null',
              },
            ],
            description: 'Length in seconds.',
            title: 'Duration',
          },
          file_name: {
            anyOf: [
              {
                type: 'string',
              },
              {
                type: 'null',
              },
            ],
            description: 'Name of the file; made up when none is given.',
            examples: ['z9RV14K95DvU.png'],
            title: 'File Name',
          },
          file_size: {
            anyOf: [
              {
                type: 'integer',
              },
              {
                type: 'null',
              },
            ],
            description: 'Size in bytes.',
            examples: [4404019],
            title: 'File Size',
          },
          fps: {
            anyOf: [
              {
                type: 'number',
              },
              {
                type: 'null',
              },
            ],
            description: 'Frames per second.',
            title: 'Fps',
          },
          height: {
            anyOf: [
              {
                type: 'integer',
              },
              {
                type: 'null',
              },
            ],
            description: 'Height in pixels.',
            title: 'Height',
          },
          num_frames: {
            anyOf: [
              {
                type: 'integer',
              },
              {
                type: 'null',
              },
            ],
            description: 'How many frames the video has.',
            title: 'Num Frames',
          },
          url: {
            description: 'Where to download the file.',
            title: 'Url',
            type: 'string',
          },
          width: {
            anyOf: [
              {
                type: 'integer',
              },
              {
                type: 'null',
              },
            ],
            description: 'Width in pixels.',
            title: 'Width',
          },
        },
        required: ['url'],
        title: 'VideoFile',
        type: 'object',
        'x-fal-order-properties': [
          'url',
          'content_type',
          'file_name',
          'file_size',
          'width',
          'height',
          'fps',
          'duration',
          'num_frames',
        ],
      },
    },
    securitySchemes: {
      apiKeyAuth: {
        description: 'The value is `Key <key id>:<key secret>`.',
        in: 'header',
        name: 'Authorization',
        type: 'apiKey',
      },
    },
  },
  info: {
    description: 'The queue of fal-ai/ltx-2.3/image-to-video.',
    title: 'Queue OpenAPI for fal-ai/ltx-2.3/image-to-video',
    version: '1.0.0',
    'x-fal-metadata': {
      about: 'Generate a video from an image.',
      category: 'image-to-video',
      documentationUrl:
        'https://fal.ai/models/fal-ai/ltx-2.3/image-to-video/api',
      endpointId: 'fal-ai/ltx-2.3/image-to-video',
      playgroundUrl: 'https://fal.ai/models/fal-ai/ltx-2.3/image-to-video',
      thumbnailUrl:
        'https://v3b.fal.media/files/b/0a90ded1/KHsHxOVl1jWRMKZRuGWOz_391501da7abf4cbda1dd04894882d967.jpg',
    },
  },
  openapi: '3.1.0',
  paths: {
    '/fal-ai/ltx-2.3/image-to-video': {
      post: {
        parameters: [
          {
            description:
              'Address that is called once when the request is over.',
            in: 'query',
            name: 'fal_webhook',
            required: false,
            schema: {
              type: 'string',
            },
          },
          {
            description:
              'Answers 429 at once when more requests than this wait.',
            in: 'query',
            name: 'fal_max_queue_length',
            required: false,
            schema: {
              type: 'integer',
            },
          },
          {
            description: 'Seconds within which a runner must start, else 504.',
            in: 'header',
            name: 'X-Fal-Request-Start-Timeout',
            required: false,
            schema: {
              type: 'number',
            },
          },
          {
            description: 'Older name of X-Fal-Request-Start-Timeout.',
            in: 'header',
            name: 'X-Fal-Request-Timeout',
            required: false,
            schema: {
              type: 'number',
            },
          },
          {
            description: '`low` waits behind `normal`.',
            in: 'header',
            name: 'X-Fal-Queue-Priority',
            required: false,
            schema: {
              enum: ['normal', 'low'],
              type: 'string',
            },
          },
          {
            description:
              'Sends requests with the same hint to the same runner.',
            in: 'header',
            name: 'X-Fal-Runner-Hint',
            required: false,
            schema: {
              type: 'string',
            },
          },
          {
            description: '`1`: fal runs the request once and never again.',
            in: 'header',
            name: 'X-Fal-No-Retry',
            required: false,
            schema: {
              type: 'string',
            },
          },
          {
            description: '`0`: fal keeps neither input nor output.',
            in: 'header',
            name: 'X-Fal-Store-IO',
            required: false,
            schema: {
              type: 'string',
            },
          },
          {
            description:
              'JSON: how long the files of the result live and who may read them.',
            in: 'header',
            name: 'X-Fal-Object-Lifecycle-Preference',
            required: false,
            schema: {
              type: 'string',
            },
          },
          {
            description: '`true`: no other endpoint may answer instead.',
            in: 'header',
            name: 'x-app-fal-disable-fallback',
            required: false,
            schema: {
              type: 'string',
            },
          },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Ltx23ImageToVideoInput',
              },
            },
          },
          required: true,
        },
        responses: {
          '200': {
            $ref: '#/components/responses/QueueSubmitAnswer',
          },
          '400': {
            $ref: '#/components/responses/RequestError',
          },
          '401': {
            $ref: '#/components/responses/RequestError',
          },
          '403': {
            $ref: '#/components/responses/RequestError',
          },
          '404': {
            $ref: '#/components/responses/RequestError',
          },
          '422': {
            $ref: '#/components/responses/ModelError',
          },
          '429': {
            $ref: '#/components/responses/RequestError',
          },
          '500': {
            $ref: '#/components/responses/RequestError',
          },
          '503': {
            $ref: '#/components/responses/RequestError',
          },
          '504': {
            $ref: '#/components/responses/RequestError',
          },
          default: {
            $ref: '#/components/responses/RequestError',
          },
        },
      },
    },
    '/fal-ai/ltx-2.3/requests/{request_id}': {
      get: {
        parameters: [
          {
            in: 'path',
            name: 'request_id',
            required: true,
            schema: {
              description: 'Id of the request, from the answer to the submit.',
              type: 'string',
            },
          },
        ],
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Ltx23ImageToVideoOutput',
                },
              },
            },
            description: 'What the model returned.',
          },
          '400': {
            $ref: '#/components/responses/RequestError',
          },
          '401': {
            $ref: '#/components/responses/RequestError',
          },
          '403': {
            $ref: '#/components/responses/RequestError',
          },
          '404': {
            $ref: '#/components/responses/UnknownRequest',
          },
          '422': {
            $ref: '#/components/responses/ModelError',
          },
          '429': {
            $ref: '#/components/responses/RequestError',
          },
          '499': {
            $ref: '#/components/responses/RequestError',
          },
          '500': {
            $ref: '#/components/responses/AnyError',
          },
          '503': {
            $ref: '#/components/responses/AnyError',
          },
          '504': {
            $ref: '#/components/responses/AnyError',
          },
          default: {
            $ref: '#/components/responses/AnyError',
          },
        },
      },
    },
    '/fal-ai/ltx-2.3/requests/{request_id}/cancel': {
      put: {
        parameters: [
          {
            in: 'path',
            name: 'request_id',
            required: true,
            schema: {
              description: 'Id of the request, from the answer to the submit.',
              type: 'string',
            },
          },
        ],
        responses: {
          '200': {
            $ref: '#/components/responses/QueueCancelAnswer',
          },
          '202': {
            $ref: '#/components/responses/QueueCancelAnswer',
          },
          '400': {
            $ref: '#/components/responses/QueueCancelAnswer',
          },
          '401': {
            $ref: '#/components/responses/RequestError',
          },
          '403': {
            $ref: '#/components/responses/RequestError',
          },
          '404': {
            $ref: '#/components/responses/QueueCancelAnswer',
          },
          '429': {
            $ref: '#/components/responses/RequestError',
          },
          '500': {
            $ref: '#/components/responses/RequestError',
          },
          '503': {
            $ref: '#/components/responses/RequestError',
          },
          '504': {
            $ref: '#/components/responses/RequestError',
          },
          default: {
            $ref: '#/components/responses/RequestError',
          },
        },
      },
    },
    '/fal-ai/ltx-2.3/requests/{request_id}/status': {
      get: {
        parameters: [
          {
            in: 'path',
            name: 'request_id',
            required: true,
            schema: {
              description: 'Id of the request, from the answer to the submit.',
              type: 'string',
            },
          },
          {
            in: 'query',
            name: 'logs',
            required: false,
            schema: {
              description:
                '`1` adds the log lines to the answer, `0` leaves them out.',
              type: 'number',
            },
          },
        ],
        responses: {
          '200': {
            $ref: '#/components/responses/QueueStatus',
          },
          '202': {
            $ref: '#/components/responses/QueueStatus',
          },
          '401': {
            $ref: '#/components/responses/RequestError',
          },
          '403': {
            $ref: '#/components/responses/RequestError',
          },
          '404': {
            $ref: '#/components/responses/UnknownRequest',
          },
          '429': {
            $ref: '#/components/responses/RequestError',
          },
          '500': {
            $ref: '#/components/responses/RequestError',
          },
          '503': {
            $ref: '#/components/responses/RequestError',
          },
          '504': {
            $ref: '#/components/responses/RequestError',
          },
          default: {
            $ref: '#/components/responses/RequestError',
          },
        },
      },
    },
    '/fal-ai/ltx-2.3/requests/{request_id}/status/stream': {
      get: {
        parameters: [
          {
            in: 'path',
            name: 'request_id',
            required: true,
            schema: {
              description: 'Id of the request, from the answer to the submit.',
              type: 'string',
            },
          },
          {
            in: 'query',
            name: 'logs',
            required: false,
            schema: {
              description:
                '`1` adds the log lines to the answer, `0` leaves them out.',
              type: 'number',
            },
          },
        ],
        responses: {
          '200': {
            content: {
              'text/event-stream': {
                schema: {
                  $ref: '#/components/schemas/QueueStatus',
                },
              },
            },
            description:
              'A status per event, with new logs only; ends after COMPLETED.',
          },
          '401': {
            $ref: '#/components/responses/RequestError',
          },
          '403': {
            $ref: '#/components/responses/RequestError',
          },
          '404': {
            $ref: '#/components/responses/UnknownRequest',
          },
          '429': {
            $ref: '#/components/responses/RequestError',
          },
          '500': {
            $ref: '#/components/responses/RequestError',
          },
          '503': {
            $ref: '#/components/responses/RequestError',
          },
          '504': {
            $ref: '#/components/responses/RequestError',
          },
          default: {
            $ref: '#/components/responses/RequestError',
          },
        },
      },
    },
  },
  security: [
    {
      apiKeyAuth: [],
    },
  ],
  servers: [
    {
      url: 'https://queue.fal.run',
    },
  ],
}
