import type { Correction } from './Correction.ts'

/** The heading says 3.0.4, the content is 3.1. */
export const openapiVersion: Correction = {
  name: 'openapiVersion',
  fault:
    'The heading says OpenAPI 3.0.4. The schemas use `type: "null"`, `examples` and siblings of `$ref`, which only 3.1 allows, so a strict reader refuses the document.',
  evidence: [
    '@redocly/cli 2.77.0 counts 15 errors as served and none at 3.1.0',
    'fal/projects/fal/src/fal/api/api.py: the schemas come from FastAPI with pydantic 2, which writes JSON Schema 2020-12',
  ],
  apply(document) {
    document.openapi = '3.1.0'
  },
}
