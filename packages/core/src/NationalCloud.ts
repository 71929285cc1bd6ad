/** Microsoft's national clouds: where Graph answers and where Entra signs in. A token of one is good for no other. */

/** A cloud that publishes Graph's calls, and China's, which does not. */
export type NationalCloud = "global" | "usGovL4" | "usGovL5" | "china"

/** The addresses of a cloud. */
export interface Addresses {
  /** The root of Graph, without a path. */
  readonly graph: string
  /** The authority that issues its tokens, without a tenant. */
  readonly authority: string
}

/** The addresses of every cloud. Source: Microsoft Graph, "National cloud deployments". */
export const addresses: Readonly<Record<NationalCloud, Addresses>> = {
  global: { graph: "https://graph.microsoft.com", authority: "https://login.microsoftonline.com" },
  usGovL4: { graph: "https://graph.microsoft.us", authority: "https://login.microsoftonline.us" },
  usGovL5: { graph: "https://dod-graph.microsoft.us", authority: "https://login.microsoftonline.us" },
  china: { graph: "https://microsoftgraph.chinacloudapi.cn", authority: "https://login.chinacloudapi.cn" }
}
