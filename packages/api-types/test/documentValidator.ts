import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonObject } from '../scripts/document/json.ts'
import { schemaReference } from '../scripts/document/pointer.ts'

/**
 * What the document itself admits as a component, by a JSON Schema validator
 * that knows nothing of us.
 */
export function documentValidator(
  document: JsonObject,
  key: string,
): (value: unknown) => boolean {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    multipleOfPrecision: 6,
    logger: false,
  })
  // Only what is referred to is compiled.
  ajv.addSchema({ $id: 'document:', components: document.components })
  const validate = ajv.compile({ $ref: `document:${schemaReference(key)}` })
  return (value) => validate(value) === true
}
