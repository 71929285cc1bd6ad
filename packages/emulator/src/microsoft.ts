/** What local clouds are made of: all of Microsoft's services that there are here. */
import { assumptions } from "./assumptions.ts"
import type { Composition } from "./LocalCloud.ts"
import { declared, makeServices, profiles } from "./services.ts"

/** All of Microsoft's services. */
export const microsoft: Composition = {
  services: makeServices,
  declared,
  profiles,
  assumed: assumptions,
  webhooks: () => import("./openapi/webhooks.ts").then(({ webhooks }) => webhooks)
}
