/** What the provider states mean that only the contract of Identity names. */

/** By name, without their parameters. */
export const states = {
  "an identity": "The user of this id exists.",
  "the identity was deleted": "It existed before.",
  "the identity belongs to another resource": "It is no identity of the resource whose key signs the request.",
  "an Entra principal": "The bearer token is an Entra access token of this principal for Communication Services.",
  "the access key is wrong": "Requests are signed with a key that the resource does not have.",
  "the caller is not allowed": "The service answers the next request with 403 and executes nothing."
} as const satisfies Readonly<Record<string, string>>
