import type { JsonObject } from '../scripts/document/json.ts'
import { inputOf, queueDocument } from './queueDocument.ts'

const ref = (key: string) => ({ $ref: `#/components/schemas/${key}` })
const imageSize = {
  type: 'object',
  title: 'ImageSize',
  properties: {
    width: {
      type: 'integer',
      exclusiveMinimum: 0,
      maximum: 14142,
      default: 512,
    },
    height: { type: 'integer', exclusiveMinimum: 0, default: 512 },
  },
}

/**
 * One document for each way in which fal's documents surprise a generator, by
 * a name for it. What is told of 943 of them stands behind each.
 */
export const quirks: Readonly<Record<string, JsonObject>> = {
  'numeric enums': queueDocument({
    id: 'a/numeric/enums',
    input: inputOf({
      duration: { type: 'integer', enum: [6, 8, 10], default: 6 },
      scale: { type: 'number', enum: [0.5, 1, -1.5], default: 1 },
      factor: { enum: [2, 4] },
    }),
  }),
  'an enum of numbers and a text': queueDocument({
    id: 'a/mixed/enum',
    input: inputOf({
      duration: { enum: [6, 8, 10, 'auto'], default: 'auto' },
      seed: { anyOf: [{ type: 'integer' }, { const: 'random' }] },
      maybe: { type: ['integer', 'string', 'null'], enum: [1, 'one', null] },
    }),
  }),
  'anyOf with null': queueDocument({
    id: 'a/nullable',
    input: inputOf({
      seed: { anyOf: [{ type: 'integer' }, { type: 'null' }], default: null },
      list: {
        anyOf: [
          {
            type: 'array',
            items: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          },
          { type: 'null' },
        ],
      },
      old: { type: 'string', nullable: true },
      oldEnum: { type: 'string', enum: ['a', 'b'], nullable: true },
      modern: { type: ['string', 'null'], minLength: 1 },
      nothing: { type: 'null' },
      // The enum beside the union does not admit the null that it offers.
      both: {
        anyOf: [{ type: 'string' }, { type: 'null' }],
        enum: ['a', 'b'],
      },
    }),
  }),
  const: queueDocument({
    id: 'a/const',
    input: inputOf(
      {
        version: { const: '3', type: 'string', default: '3' },
        count: { const: 4 },
        yes: { const: true },
        none: { const: null },
      },
      ['version'],
    ),
  }),
  tuples: queueDocument({
    id: 'a/tuples',
    input: inputOf({
      color: {
        type: 'array',
        prefixItems: [
          { type: 'integer' },
          { type: 'integer' },
          { type: 'integer' },
        ],
        minItems: 3,
        maxItems: 3,
      },
      range: {
        type: 'array',
        prefixItems: [
          { type: 'number' },
          { anyOf: [{ type: 'number' }, { type: 'null' }] },
        ],
        items: false,
      },
      open: {
        type: 'array',
        prefixItems: [{ type: 'string' }],
        items: { type: 'integer' },
      },
      many: {
        type: 'array',
        items: {
          type: 'array',
          prefixItems: [{ type: 'number' }, { type: 'number' }],
          minItems: 2,
          maxItems: 2,
        },
      },
      // As the catalogue of January 2026 wrote a tuple.
      broken: {
        type: 'array',
        items: { 0: { type: 'number' }, 1: { type: 'number' } },
        minItems: 2,
        maxItems: 2,
      },
      draft4: {
        type: 'array',
        items: [{ type: 'string' }, { type: 'boolean' }],
      },
    }),
  }),
  'a helper named as elsewhere, one shape': queueDocument({
    id: 'a/helper/one',
    input: inputOf({ file: ref('File') }, ['file']),
    schemas: {
      File: {
        type: 'object',
        properties: { url: { type: 'string' } },
        required: ['url'],
      },
    },
    output: ref('File'),
  }),
  'a helper named as elsewhere, another shape': queueDocument({
    id: 'b/helper/one',
    input: inputOf({ file: ref('File') }, ['file']),
    schemas: {
      File: {
        type: 'object',
        properties: { path: { type: 'string' }, scale: { type: 'number' } },
        required: ['path'],
      },
    },
    output: ref('File'),
  }),
  'helpers named as ours and as the language’s': queueDocument({
    id: 'a/helper/names',
    input: inputOf({
      log: ref('QueueLogEntry'),
      body: ref('RequestErrorBody'),
      promise: ref('Promise'),
      queue: ref('queue'),
      components: ref('components'),
      input: ref('Input'),
    }),
    schemas: {
      QueueLogEntry: {
        type: 'object',
        properties: { line: { type: 'integer' } },
        required: ['line'],
      },
      RequestErrorBody: { type: 'string', enum: ['a'] },
      Promise: { type: 'object', properties: { when: { type: 'string' } } },
      queue: { type: 'integer' },
      components: {
        type: 'object',
        properties: { schemas: { type: 'string' } },
      },
      Input: { type: 'boolean' },
    },
  }),
  'names that differ in case only': queueDocument({
    id: 'a/case',
    input: inputOf({
      Prompt: { type: 'string' },
      prompt: { type: 'integer' },
      lora: ref('LoRAInput'),
      Lora: ref('LoraInput'),
    }),
    schemas: {
      LoRAInput: inputOf({ path: { type: 'string' } }, ['path']),
      LoraInput: inputOf({ scale: { type: 'number' } }, ['scale']),
    },
    inputKey: 'Ltx2ImageToVideoInput',
    outputKey: 'LTX2ImageToVideoInput',
  }),
  'an id that differs in case only': queueDocument({
    id: 'A/Case',
    input: inputOf({ prompt: { type: 'string' } }),
  }),
  'keys with dots and more': queueDocument({
    id: 'a/sana/v1.5/1.6b',
    input: inputOf(
      {
        'sana.size': ref('Sana.V1.5_Size'),
        'with-dash': ref('List[Size]'),
        '6': { type: 'integer' },
        'with "quotes" and \\': { type: 'string' },
        description: { type: 'string' },
        examples: { type: 'string' },
        default: { type: 'string', default: 'x' },
        enum: { type: 'integer' },
        schema: { type: 'integer' },
        parameters: { type: 'object', additionalProperties: false },
      },
      ['sana.size', 'description'],
    ),
    schemas: {
      'Sana.V1.5_Size': imageSize,
      'List[Size]': { type: 'array', items: imageSize },
    },
    inputKey: 'SanaV151.6bInput',
    outputKey: 'SanaV151.6bOutput',
  }),
  'defaults that are refused': queueDocument({
    id: 'a/defaults',
    input: inputOf({
      frames: { type: 'string', enum: ['129', '85'], default: 129 },
      steps: { type: 'string', default: 4 },
      shape: { type: 'string', enum: ['a', 'b'], default: 'c' },
      size: {
        anyOf: [ref('ImageSize'), { type: 'null' }],
        default: { width: 'wide' },
      },
      good: { type: 'integer', minimum: 1, default: 3 },
      zero: { type: 'integer', default: 0 },
      empty: { type: 'string', default: '' },
    }),
    schemas: { ImageSize: imageSize },
  }),
  'a size or the name of one': queueDocument({
    id: 'a/size',
    input: inputOf({
      image_size: {
        anyOf: [
          ref('ImageSize'),
          { type: 'string', enum: ['square_hd', 'landscape_16_9'] },
        ],
        default: 'square_hd',
      },
      loras: { type: 'array', items: ref('Lora'), maxItems: 3, default: [] },
      timings: { type: 'object', additionalProperties: { type: 'number' } },
      free: { type: 'object' },
      anything: {},
      list: { type: 'array' },
      known_and_more: {
        type: 'object',
        properties: { a: { type: 'integer' } },
        additionalProperties: { type: 'string' },
      },
    }),
    schemas: {
      ImageSize: imageSize,
      Lora: {
        type: 'object',
        required: ['path'],
        properties: {
          path: { type: 'string' },
          scale: { type: 'number', minimum: 0, maximum: 4, default: 1 },
        },
      },
    },
  }),
  'limits of every kind': queueDocument({
    id: 'a/limits',
    input: inputOf({
      prompt: { type: 'string', minLength: 1, maxLength: 20 },
      color: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
      python: { type: 'string', pattern: '(?P<name>a)' },
      step: { type: 'number', multipleOf: 0.1 },
      frames: { type: 'integer', minimum: 9, maximum: 33, multipleOf: 8 },
      guidance: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 20 },
      old: { type: 'number', minimum: 0, exclusiveMinimum: true },
      styles: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: true,
        minItems: 1,
      },
      counted: { type: 'object', minProperties: 1, maxProperties: 1 },
    }),
  }),
  'references with company': queueDocument({
    id: 'a/references',
    input: inputOf({
      described: { ...ref('Lora'), description: 'With words beside it.' },
      wrapped: { allOf: [ref('Lora')], title: 'Wrapped' },
      narrowed: { ...ref('Lora'), required: ['scale'] },
      merged: {
        allOf: [
          ref('Lora'),
          inputOf({ weight: { type: 'number' } }, ['weight']),
        ],
      },
      deep: { $ref: '#/components/schemas/Lora/properties/scale' },
      escaped: { $ref: '#/components/schemas/With~1Slash' },
      percent: { $ref: '#/components/schemas/List%5BLora%5D' },
      alias: ref('Alias'),
    }),
    schemas: {
      Lora: inputOf({ path: { type: 'string' }, scale: { type: 'number' } }, [
        'path',
      ]),
      'With/Slash': { type: 'string' },
      'List[Lora]': { type: 'array', items: ref('Lora') },
      Alias: ref('Lora'),
    },
  }),
  'a union by kind': queueDocument({
    id: 'a/union',
    input: inputOf({ shot: ref('Shot') }, ['shot']),
    schemas: {
      Shot: {
        oneOf: [ref('Still'), ref('Move')],
        discriminator: {
          propertyName: 'kind',
          mapping: {
            still: '#/components/schemas/Still',
            move: '#/components/schemas/Move',
          },
        },
      },
      Still: inputOf(
        {
          kind: { const: 'still', type: 'string' },
          seconds: { type: 'integer' },
        },
        ['kind'],
      ),
      Move: inputOf(
        { kind: { const: 'move', type: 'string' }, speed: { type: 'number' } },
        ['kind', 'speed'],
      ),
    },
  }),
  'a schema that holds itself': queueDocument({
    id: 'a/tree',
    input: inputOf({ tree: ref('Tree'), chain: ref('Chain') }),
    schemas: {
      Tree: inputOf(
        {
          name: { type: 'string' },
          children: { type: 'array', items: ref('Tree') },
        },
        ['name'],
      ),
      Chain: {
        anyOf: [{ type: 'array', items: ref('Chain') }, { type: 'string' }],
      },
    },
  }),
  'a map that holds itself or null': queueDocument({
    id: 'a/map',
    input: inputOf({ map: ref('Maybe') }),
    schemas: {
      Maybe: { anyOf: [ref('Map'), { type: 'null' }] },
      Map: { type: 'object', additionalProperties: ref('Maybe') },
    },
  }),
  'an input that is put together': queueDocument({
    id: 'a/together',
    input: { allOf: [ref('Base'), inputOf({ strength: { type: 'number' } })] },
    schemas: {
      Base: inputOf({ prompt: { type: 'string', minLength: 1 } }, ['prompt']),
    },
  }),
  'an input that is one of several': queueDocument({
    id: 'a/several',
    input: { anyOf: [ref('ByText'), ref('ByImage')], title: 'Input' },
    schemas: {
      ByText: inputOf({ prompt: { type: 'string' } }, ['prompt']),
      ByImage: inputOf(
        { image_url: { type: 'string' }, prompt: { type: 'string' } },
        ['image_url'],
      ),
    },
  }),
  'an input that takes anything': queueDocument({
    id: 'a/anything',
    input: {},
    output: {},
  }),
  'an input without a type': queueDocument({
    id: 'a/typeless',
    input: {
      properties: { prompt: { type: 'string' } },
      required: ['prompt', 'undeclared'],
    },
  }),
  'notes of every kind': queueDocument({
    id: 'a/notes',
    input: inputOf({
      prompt: {
        type: 'string',
        title: 7,
        description: 'Ends a comment */ and goes on.\n\nOver lines.',
        examples: ['*/'],
        deprecated: true,
        ui: { field: 'text' },
        'x-fal': { max: 3 },
        _fal_ui_field: 'video',
      },
      odd: {
        type: 'string',
        enum: [
          "it's",
          '"quoted"',
          'back\\slash',
          'line\nbreak',
          '😀',
          '\u2028',
        ],
      },
      unknown_type: { type: 'file' },
      stray: {
        type: 'string',
        minLength: null,
        maxLength: '5',
        required: true,
        enum: null,
        pattern: 3,
      },
      never: false,
    }),
  }),
}
