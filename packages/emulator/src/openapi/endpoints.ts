/**
 * Operations of the document out of what is beside the services: the token endpoint, the documents with the keys, files, and the
 * journal as a stream.
 */
import type { ServiceEndpoint } from "../service/Endpoints.ts"
import type { FilePath } from "../service/Files.ts"
import { azureProfile } from "../service/azureProfile.ts"
import * as controls from "./control.ts"
import type { Operation } from "./OpenApi.ts"
import * as services from "./services.ts"

/** The tag of these. */
export const tag = "Endpoints"

/** An operation at its place. */
export type Placed = readonly [path: string, method: string, Operation]

const text = { type: "string" }
const named = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path" as const,
    required: true,
    schema: text
  }))

const token: Operation = {
  operationId: "Endpoint_token",
  summary: "A token of an application by its client credentials.",
  tags: [tag],
  security: [],
  parameters: named("{tenant}"),
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: {
          type: "object",
          properties: {
            grant_type: { type: "string", enum: ["client_credentials"] },
            client_id: text,
            client_secret: text,
            scope: { type: "string", description: "A resource and `/.default`." }
          },
          required: ["grant_type", "scope"]
        }
      }
    }
  },
  responses: {
    "200": {
      description: "The token.",
      content: {
        "application/json": {
          schema: {
            type: "object",
            properties: { token_type: text, expires_in: { type: "integer" }, access_token: text },
            required: ["token_type", "expires_in", "access_token"]
          }
        }
      }
    },
    default: {
      description: "Refused.",
      content: {
        "application/json": {
          schema: { type: "object", properties: { error: text, error_description: text }, required: ["error"] }
        }
      }
    }
  }
}

const document = (path: string): Placed => [
  path,
  "GET",
  {
    operationId: `Endpoint${path.replace(/\W+/g, "_")}`,
    summary: "Where the keys of callbacks and notifications are, or the keys.",
    tags: [tag],
    security: [],
    responses: {
      "200": { description: "The document.", content: { "application/json": { schema: { type: "object" } } } }
    }
  }
]

const header = (name: string, description: string) => ({
  name,
  in: "header" as const,
  required: false,
  description,
  schema: text
})

const range = { "Content-Range": { description: "Which bytes these are.", schema: text } }
const bytes = { "application/octet-stream": { schema: { contentMediaType: "application/octet-stream" } } }

const file = ({ isForToken = false, method, path, summary }: FilePath): Placed => [
  path,
  method,
  {
    operationId: `File_${method.toLowerCase()}${path.replace(/\W+/g, "_")}`,
    summary,
    tags: [tag],
    security: isForToken ? [{ file: [] }] : services.securityOf(azureProfile),
    parameters: [
      ...named(path),
      ...(isForToken
        ? []
        : [
            header("x-ms-host", "The host of the endpoint that the request is signed for."),
            header("x-ms-client-request-id", "The client's own id of the request."),
            ...services.credentialHeaders(azureProfile)
          ]),
      ...(method === "GET" ? [header("Range", "One range of bytes.")] : [])
    ],
    responses: {
      "200": { description: "Done.", ...(method === "GET" ? { headers: range, content: bytes } : {}) },
      ...(method === "GET"
        ? {
            "206": { description: "The range.", headers: range, content: bytes },
            "416": { description: "There is nothing in the range.", headers: range },
            "501": { description: "The local cloud cannot make a file of this format." }
          }
        : {}),
      "401": { description: "The credentials are missing or wrong; without a body." },
      "404": { description: "There is no such file; without a body." }
    }
  }
]

const ofService = ({ method, path, summary }: ServiceEndpoint): Placed => [
  path,
  method,
  {
    operationId: `Endpoint_${method.toLowerCase()}${path.replace(/\W+/g, "_")}`,
    summary,
    tags: [tag],
    security: [],
    parameters: named(path),
    responses: {
      "2XX": { description: "Done." },
      "401": { description: "The token of a user is missing or wrong." },
      "403": { description: "The token has not the scope, or what was named is another user's." }
    }
  }
]

/** The journal as it grows; only behind a port. */
const events: Operation = {
  operationId: "Emulator_getEvents",
  summary: "Everything that happens, as server-sent events; only behind a port.",
  tags: [controls.tag],
  security: [],
  parameters: [{ name: "after", in: "query", required: false, schema: { type: "integer" } }],
  responses: {
    "200": { description: "The stream.", content: { "text/event-stream": { schema: text } } },
    "403": { $ref: "#/components/responses/ControlError.403" }
  }
}

/** All of them. */
export const endpoints = (
  documents: ReadonlyArray<string>,
  files: ReadonlyArray<FilePath>,
  others: ReadonlyArray<ServiceEndpoint>
): ReadonlyArray<Placed> => [
  ["/{tenant}/oauth2/v2.0/token", "POST", token],
  ...documents.map(document),
  ...files.map(file),
  ...others.map(ofService),
  [`${controls.root}/events`, "GET", events]
]
