/** `effect-comms env`: the settings of a running local cloud as variables, under the names that the clients read. */
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import * as Argument from "effect/cli/Argument"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as EnvFile from "../EnvFile.ts"
import { UsageError } from "../UsageError.ts"
import { remoteCommand, on, text } from "../CommandContext.ts"
import { CommandFailure, type RunningCloud } from "../RunningCloud.ts"
import { Settings } from "../../service/Settings.ts"

/** Any client gets a Graph token; these exist nowhere. */
const graphClient = {
  AZURE_TENANT_ID: "00000000-0000-4000-8000-00000000aaaa",
  AZURE_CLIENT_ID: "00000000-0000-4000-8000-00000000bbbb",
  AZURE_CLIENT_SECRET: "local-cloud"
}

const decodeSettings = Schema.decodeUnknownOption(Settings)
const decodeUser = Schema.decodeUnknownSync(
  Schema.Struct({
    identity: Schema.Struct({ id: Schema.String }),
    accessToken: Schema.Struct({ token: Schema.String })
  })
)

/** Makes a user of the resource with a token for chats and calls. */
const makeUser = async (cloud: RunningCloud, key: string) => {
  const path = "/identities?api-version=2025-06-30"
  const body = JSON.stringify({ createTokenWithScopes: ["chat", "voip"] })
  const { host } = new URL(cloud.origin)
  const signed = SharedKeyCredential.make(key).authorize({ method: "POST", host, path, body }, Date.now())
  const flat = Effect.isEffect(signed) ? await Effect.runPromise(signed) : signed
  const headers: Record<string, string> = {}
  for (let at = 0; at + 1 < flat.length; at += 2) headers[flat[at] ?? ""] = flat[at + 1] ?? ""
  return decodeUser(await cloud.send({ method: "POST", path, headers, body }))
}

const keyIn = (connectionString: string): string => /accesskey=([^;]+)/i.exec(connectionString)?.[1] ?? ""

/** The variables of users, which have to be made for them. */
const ofUsers = ["COMMUNICATION_USER_ID", "COMMUNICATION_USER_TOKEN", "AGENT_ID", "AGENT_TOKEN"] as const

/** All variables; users are made only if one of theirs is wanted. */
const variablesOf = async (
  cloud: RunningCloud,
  given: { readonly accessKey: string | undefined; readonly graphClient: string | undefined },
  isWanted: (key: string) => boolean
): Promise<Map<string, string>> => {
  const settings = Option.getOrUndefined(decodeSettings(await cloud.get("/settings")))
  if (settings === undefined) throw new CommandFailure(`${cloud.origin} does not answer as a local cloud does`)
  const connectionString =
    given.accessKey === undefined
      ? settings.connectionString
      : `endpoint=${settings.endpoint}/;accesskey=${given.accessKey}`
  if (connectionString === undefined)
    throw new CommandFailure(
      "the local cloud was started with an access key of its own; give the same one with --access-key"
    )
  const { endpoint, eventGridSecret, graph, resourceId } = settings
  const [clientId, ...secret] = given.graphClient?.split(":") ?? []
  const variables = new Map([
    ["COMMUNICATION_CONNECTION_STRING", connectionString],
    ["COMMUNICATION_ENDPOINT", endpoint],
    ["COMMUNICATION_RESOURCE_ID", resourceId]
  ])
  if (eventGridSecret !== undefined) variables.set("EVENT_GRID_SECRET", eventGridSecret)
  if (ofUsers.some(isWanted)) {
    const [user, agent] = [
      await makeUser(cloud, keyIn(connectionString)),
      await makeUser(cloud, keyIn(connectionString))
    ]
    variables.set("COMMUNICATION_USER_ID", user.identity.id)
    variables.set("COMMUNICATION_USER_TOKEN", user.accessToken.token)
    variables.set("AGENT_ID", agent.identity.id)
    variables.set("AGENT_TOKEN", agent.accessToken.token)
  }
  variables.set("GRAPH_ENDPOINT", graph.endpoint)
  variables.set("AZURE_AUTHORITY_HOST", graph.authority)
  variables.set("AZURE_TENANT_ID", graphClient.AZURE_TENANT_ID)
  variables.set("AZURE_CLIENT_ID", clientId ?? graphClient.AZURE_CLIENT_ID)
  variables.set("AZURE_CLIENT_SECRET", secret.length === 0 ? graphClient.AZURE_CLIENT_SECRET : secret.join(":"))
  return variables
}

const State = Schema.Struct({ identities: Schema.Array(Schema.Struct({ id: Schema.String })) })

/** The keys of users in a file whom this local cloud has made, and does not have. */
const forgottenIn = async (cloud: RunningCloud, text: string, resourceId: string): Promise<ReadonlyArray<string>> => {
  const theirs = ["COMMUNICATION_USER_ID", "AGENT_ID"].flatMap((key) => {
    const id = EnvFile.valueOf(text, key)
    return id?.startsWith(`8:acs:${resourceId}_`) === true ? [{ key, id }] : []
  })
  if (theirs.length === 0) return []
  const state = Option.getOrUndefined(Schema.decodeUnknownOption(State)(await cloud.get("/state")))
  const there = new Set(state?.identities.map(({ id }) => id))
  return theirs.flatMap(({ id, key }) => (there.has(id) ? [] : [key, key.replace(/ID$/, "TOKEN")]))
}

const shells = {
  posix: (key: string, value: string) => `export ${key}='${value}'`,
  fish: (key: string, value: string) => `set -gx ${key} '${value}'`,
  powershell: (key: string, value: string) => `$env:${key} = '${value}'`
}

/** The command. */
export const env = remoteCommand(
  "env",
  "Prints the settings of the local cloud as variables for a shell, or writes them into a file, with two new users.",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("a file such as .env; keys that it has already stay. Default none: they are printed"),
      Argument.optional
    ),
    force: on("force", "replace the keys that the file has already"),
    shell: Flag.Literals("shell", ["posix", "fish", "powershell"]).pipe(
      Flag.withMetavar("<name>"),
      Flag.withDescription(
        "for which shell they are printed: posix, fish or powershell; default posix, on Windows powershell"
      ),
      Flag.withDefault(process.platform === "win32" ? "powershell" : "posix")
    ),
    accessKey: text("access-key", "<base64>", "the key of the local cloud, if it was started with one"),
    graphClient: text("graph-client", "<id:secret>", "the Graph client of the local cloud, if it was started with one")
  },
  ({ accessKey, file: named, force, graphClient, shell }) => {
    if (accessKey !== undefined && !/^[A-Za-z0-9+/]+={0,2}$/.test(accessKey))
      throw new UsageError("--access-key: expected base64")
    if (graphClient !== undefined && !/^[^:']+:[^']+$/.test(graphClient))
      throw new UsageError("--graph-client: expected id:secret")
    const file = Option.getOrUndefined(named)
    if (file === undefined && force)
      throw new UsageError("--force: replaces keys of a file; name the file, such as .env")
    return async (cloud, { print }) => {
      if (file === undefined) {
        for (const [key, value] of await variablesOf(cloud, { accessKey, graphClient }, () => true))
          print(shells[shell](key, value))
        return
      }
      const before = EnvFile.read(file)
      const known = EnvFile.keysIn(before)
      const variables = await variablesOf(cloud, { accessKey, graphClient }, (key) => force || !known.has(key))
      const kept = force ? [] : [...new Set([...variables.keys(), ...ofUsers])].filter((key) => known.has(key))
      EnvFile.write(file, EnvFile.merge(before, variables, force))
      print(`${file}: wrote ${[...variables.keys()].filter((key) => force || !known.has(key)).length} keys`)
      if (kept.length > 0) print(`kept as they were: ${kept.join(", ")}; --force replaces them`)
      const resource = variables.get("COMMUNICATION_RESOURCE_ID") ?? ""
      const forgotten = force ? [] : await forgottenIn(cloud, before, resource)
      if (forgotten.length > 0)
        print(
          `of users that the local cloud does not have, as it was reset or started anew without --persist: ${forgotten.join(", ")}; --force makes others`
        )
    }
  }
)
