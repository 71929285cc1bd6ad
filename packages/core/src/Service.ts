/**
 * What is the same for all operations of one of Microsoft's services: its name, its versions, and how a request carries them.
 */

/** A service that operations belong to. */
export interface Service<V extends string = string> {
  /** The name as Microsoft writes it, such as `CallAutomation`. */
  readonly name: string
  /** Every published version, oldest first. */
  readonly versions: ReadonlyArray<V>
  /** The newest stable version, used unless a client or call chooses another. */
  readonly defaultVersion: V
  /** Where a request names its version: the `api-version` query parameter, or the first segment of the path. */
  readonly versionIn: "query" | "path"
  /** The `az.namespace` of spans, such as `Microsoft.Communication`. */
  readonly namespace: string
  /** The header that carries the client's own id of a request; the same on every attempt. */
  readonly clientRequestIdHeader: string
  /** The national clouds that have it, for operations that do not say other; none: it has one cloud. */
  readonly clouds?: ReadonlyArray<string>
}
