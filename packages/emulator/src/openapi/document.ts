/**
 * The OpenAPI document of what a local cloud serves: the operations of its services, its controls, and the events that it sends; all of
 * it out of their declarations.
 */
import type { JsonSchema } from "effect/JsonSchema"
import type * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import type { ServiceEndpoint } from "../service/Endpoints.ts"
import type { FilePath } from "../service/Files.ts"
import type { ProfileOf } from "../kernel/http/Profiles.ts"
import type { Route } from "../kernel/http/Router.ts"
import type { Control } from "../service/EmulatedService.ts"
import { compile } from "./compile.ts"
import * as controls from "./control.ts"
import { endpoints, type Placed, tag as endpointsTag } from "./endpoints.ts"
import type { Document, Operation, PathItem } from "./OpenApi.ts"
import { operationOf, pathOf, schemasOf } from "./operation.ts"
import * as services from "./services.ts"
import type { Webhook } from "./Webhook.ts"
import { make as makeDescribe } from "./wireSchema.ts"

/** What the document is of. */
export interface Dependencies {
  readonly origin: string
  readonly routes: ReadonlyArray<Route>
  readonly controls: ReadonlyArray<Control>
  readonly profileOf: ProfileOf
  readonly files: ReadonlyArray<FilePath>
  readonly serviceEndpoints: ReadonlyArray<ServiceEndpoint>
  /** The paths of the documents by which applications find the keys. */
  readonly documents: ReadonlyArray<string>
  readonly webhooks: ReadonlyArray<Webhook>
}

/** The models of one service, and a schema of each root. */
interface Models {
  readonly schemaOf: (ast: SchemaAST.AST) => JsonSchema
  readonly components: Readonly<Record<string, JsonSchema>>
}

const modelsOf = (service: string, roots: ReadonlyArray<SchemaAST.AST>): Models => {
  const describe = makeDescribe()
  const asts = [...new Set(roots)]
  const { components, schemas } = compile(
    service,
    asts.map((ast): Schema.Top => describe(ast))
  )
  const byAst = new Map(asts.map((ast, index) => [ast, schemas[index] ?? {}]))
  return { schemaOf: (ast) => byAst.get(ast) ?? {}, components }
}

const webhookOf = (webhook: Webhook, { schemaOf }: Models): Operation => ({
  operationId: `Event_${webhook.name.replace(/\W+/g, "_")}`,
  tags: [webhook.service],
  description: webhook.description,
  ...(webhook.versions.length === 0 ? {} : { "x-ms-versions": webhook.versions }),
  requestBody: {
    required: true,
    content: Object.fromEntries(
      Object.entries(webhook.bodies).map(([mediaType, { ast }]) => [mediaType, { schema: schemaOf(ast) }])
    )
  },
  responses: { "2XX": { description: "Acknowledged; anything else is sent again." } }
})

/** The paths in order, with the methods of each together. */
const together = (operations: ReadonlyArray<Placed>) => {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [path, method, operation] of operations) (paths[path] ??= {})[method.toLowerCase()] = operation
  return paths satisfies Readonly<Record<string, PathItem>>
}

/** Makes the document. */
export const make = (given: Dependencies): Document => {
  const names = new Set([
    ...given.routes.map(({ operation }) => operation.service.name),
    ...given.webhooks.map(({ service }) => service)
  ])
  const models = new Map(
    [...names].map((name) => [
      name,
      modelsOf(name, [
        ...given.routes
          .filter(({ operation }) => operation.service.name === name)
          .flatMap((r) => schemasOf(r.operation)),
        ...given.webhooks
          .filter(({ service }) => service === name)
          .flatMap(({ bodies }) => Object.values(bodies).map(({ ast }) => ast))
      ])
    ])
  )
  const answers = modelsOf(
    controls.tag,
    given.controls.map(({ answer }) => answer.ast)
  )
  const of = (name: string): Models => models.get(name) ?? modelsOf(name, [])
  return {
    openapi: "3.1.0",
    info: {
      title: "The local cloud of effect-comms",
      version: "1.0.0",
      description:
        "Azure Communication Services and Microsoft Graph calls as the local cloud serves them, its controls, and the events that it sends."
    },
    servers: [{ url: given.origin }],
    tags: [
      ...[...names].map((name) => ({ name, description: `Microsoft's service ${name}.` })),
      { name: endpointsTag, description: "What is beside the services: tokens, keys and files." },
      { name: controls.tag, description: "What only the local cloud has." }
    ],
    paths: together([
      ...given.routes.map((route) => {
        const { operation } = route
        return [
          pathOf(operation),
          operation.method,
          operationOf(route, given.profileOf, of(operation.service.name).schemaOf)
        ] as const
      }),
      ...endpoints(given.documents, given.files, given.serviceEndpoints),
      ...given.controls.map(
        (control) =>
          [
            controls.root + control.path,
            control.method,
            controls.operationOf(control, answers.schemaOf(control.answer.ast))
          ] as const
      )
    ]),
    webhooks: Object.fromEntries(
      given.webhooks.map((webhook) => [webhook.name, { post: webhookOf(webhook, of(webhook.service)) }])
    ),
    components: {
      schemas: {
        ...Object.assign({}, ...[...models.values()].map(({ components }) => components)),
        ...answers.components,
        ...services.errorSchemas,
        ControlError: controls.errorSchema
      },
      responses: { ...services.errorResponses, ...controls.responses },
      securitySchemes: services.securitySchemes
    }
  }
}
