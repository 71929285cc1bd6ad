/** Tenants of Entra: tokens name them by their GUIDs, whatever name of theirs was in a path. */
import { createHash } from "node:crypto"

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The tenant of Microsoft's personal accounts, which `consumers` names. */
export const consumersTenantId = "9188040d-6c67-4c5b-b112-36a304b66dad"

/** Whether a name stands for every tenant: an application that asks for itself has to say which. */
export const isTenantless = (tenant: string): boolean => /^(?:common|organizations)$/i.test(tenant)

/** The GUID of a tenant: itself, or one that a domain name always has. */
export const tenantIdOf = (tenant: string): string => {
  if (tenant.toLowerCase() === "consumers") return consumersTenantId
  if (guid.test(tenant)) return tenant.toLowerCase()
  const hex = createHash("sha256").update(tenant.toLowerCase()).digest("hex")
  // A GUID of the fourth version, as all tenants have.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
