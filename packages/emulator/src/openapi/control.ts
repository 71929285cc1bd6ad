/** An operation of the document out of a control of the local cloud. */
import type { JsonSchema } from "effect/JsonSchema"
import type { Control, Kind, Members } from "../service/EmulatedService.ts"
import type { Operation, Response } from "./OpenApi.ts"

/** Where the controls are. */
export const root = "/_emulator"
/** The tag of the controls. */
export const tag = "Controls"

const types = { text: "string", number: "number", integer: "integer", boolean: "boolean" } as const

const kindOf = (kind: Kind): JsonSchema => ({ type: types[kind] })

/** Without a type: an identifier is an object of these members, or a text. */
const membersOf = (members: Members): JsonSchema => ({
  properties: Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      member === true ? {} : typeof member === "string" ? kindOf(member) : membersOf(member)
    ])
  ),
  additionalProperties: false
})

const refused = (description: string): Response => ({
  description,
  content: { "application/json": { schema: { $ref: "#/components/schemas/ControlError" } } }
})

/** How controls refuse. */
export const errorSchema: JsonSchema = {
  type: "object",
  properties: {
    error: {
      type: "object",
      properties: { code: { type: "string" }, message: { type: "string" } },
      required: ["code", "message"]
    }
  },
  required: ["error"]
}

/** The answers to what a control does not do. */
export const responses: Readonly<Record<string, Response>> = {
  "ControlError.400": refused("The body does not fit, or the state does not allow it."),
  "ControlError.403": refused("The request comes from another machine or from a page of another origin."),
  "ControlError.404": refused("There is no such thing.")
}

const failures = Object.fromEntries(
  Object.keys(responses).map((name) => [name.slice(-3), { $ref: `#/components/responses/${name}` }])
)

const nameOf = ({ method, path }: Control): string =>
  `Emulator_${method.toLowerCase()}${path.replace(/[^A-Za-z]+([A-Za-z]?)/g, (_, first: string) => first.toUpperCase())}`

/** The document's operation of a control, with the schema of its answer. */
export const operationOf = (control: Control, answer: JsonSchema): Operation => {
  const { answers = "application/json", members, needs = [], path, query = {}, summary } = control
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
      name,
      in: "path" as const,
      required: true,
      schema: { type: "string" }
    })),
    ...Object.entries(query).map(([name, kind]) => ({
      name,
      in: "query" as const,
      required: false,
      schema: kindOf(kind)
    }))
  ]
  const schema = members === undefined ? undefined : { type: "object", ...membersOf(members), required: needs }
  return {
    operationId: nameOf(control),
    summary,
    tags: [tag],
    security: [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(schema === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema } } } }),
    responses: {
      ...(control.accept === undefined
        ? {
            "200": {
              description: "Done.",
              content: { [answers]: { schema: answers === "application/json" ? answer : {} } }
            }
          }
        : {
            "101": { description: "The WebSocket is open." },
            "426": refused("Nobody asked for a WebSocket.")
          }),
      ...failures
    }
  }
}
