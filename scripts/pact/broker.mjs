// Publishes contracts to a Pact Broker under a version and a branch, says that the local cloud has kept them, and asks whether
// the version can be released: whether every contract of it was verified. Source: the API documentation of Pact Broker
// (contracts/publish, verification results, branch versions, can-i-deploy).
const json = "application/json"
const hal = "application/hal+json"

/** A failure of the broker, with its status and the beginning of what it said; never with the credential. */
const failed = async (method, url, response) =>
  new Error(`${method} ${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`)

/** Requests to a broker. With a bearer token, or without a credential. */
const clientOf = ({ fetch = globalThis.fetch, token }) => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return async (method, url, body) => {
    const response = await fetch(url, {
      method,
      headers: { accept: hal, ...authorization, ...(body === undefined ? {} : { "content-type": json }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000)
    })
    if (!response.ok) throw await failed(method, url, response)
    const text = await response.text()
    return text === "" ? undefined : JSON.parse(text)
  }
}

/** The link of an answer; a broker that is too old lacks it. */
const linkOf = (answer, name) => {
  const link = answer?._links?.[name]
  const [first] = Array.isArray(link) ? link : [link]
  if (typeof first?.href !== "string") throw new Error(`expected the link ${name} in the answer of the broker`)
  return first.href
}

/** What is published of a contract, which is given as text. */
export const publicationOf = (text, { branch, buildUrl, version }) => {
  const { consumer, provider } = JSON.parse(text)
  return {
    pacticipantName: consumer.name,
    pacticipantVersionNumber: version,
    branch,
    ...(buildUrl === undefined ? {} : { buildUrl }),
    contracts: [
      {
        consumerName: consumer.name,
        providerName: provider.name,
        specification: "pact",
        contentType: json,
        content: Buffer.from(text).toString("base64")
      }
    ]
  }
}

const path = (...parts) => `/${parts.map(encodeURIComponent).join("/")}`

/** Publishes a contract that was verified, and the verification; the version of the provider is that of the repository as well. */
export const publish = async (broker, text, release) => {
  const send = clientOf(broker)
  const { branch, buildUrl, version } = release
  const publication = publicationOf(text, release)
  const [{ providerName }] = publication.contracts
  const published = await send("POST", `${broker.url}/contracts/publish`, publication)
  const pact = await send("GET", linkOf(published, "pb:contracts"))
  await send("PUT", `${broker.url}${path("pacticipants", providerName, "branches", branch, "versions", version)}`, {})
  await send("POST", linkOf(pact, "pb:publish-verification-results"), {
    success: true,
    providerApplicationVersion: version,
    ...(buildUrl === undefined ? {} : { buildUrl })
  })
}

/** Whether a version of a consumer can go where an environment's providers are, and why, in the broker's words. */
export const canIDeploy = async (broker, { consumer, environment, version }) => {
  const query = new URLSearchParams({ pacticipant: consumer, version, environment })
  const { summary } = await clientOf(broker)("GET", `${broker.url}/can-i-deploy?${query}`)
  return { deployable: summary.deployable === true, reason: String(summary.reason) }
}
