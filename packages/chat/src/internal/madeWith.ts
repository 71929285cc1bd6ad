/** What clients were made with, for the exchanges that are not sent by a client's own invoker. */
import type { Client, ClientOptions } from "@effect-comms/core/Client"
import type { ApiVersion } from "../ApiVersion.ts"

const known = new WeakMap<Client<ApiVersion>, ClientOptions<ApiVersion>>()

/** Remembers what a client was made with, as long as there is the client. */
export const remembered = (client: Client<ApiVersion>, options: ClientOptions<ApiVersion>): Client<ApiVersion> => {
  known.set(client, options)
  return client
}

/** What a client was made with; the defaults for one that is not of this package's making. */
export const madeWith = (client: Client<ApiVersion>): ClientOptions<ApiVersion> => known.get(client) ?? {}
