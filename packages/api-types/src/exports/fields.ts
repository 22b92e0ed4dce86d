export { createSchema, type InputOf } from '../fields/createSchema.ts'
export type {
  EndpointFields,
  Field,
  JsonValue,
  Shape,
  ShapeType,
} from '../fields/field.ts'
export type {
  StandardIssue,
  StandardResult,
  StandardSchema,
} from '../fields/StandardSchema.ts'
