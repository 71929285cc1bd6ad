/** Tenants of Entra: tokens name them by their GUIDs, whatever name of theirs was in a path. */
import { createHash } from "node:crypto"

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The GUID of a tenant: itself, or one that a domain name always has. */
export const tenantIdOf = (tenant: string): string => {
  if (guid.test(tenant)) return tenant.toLowerCase()
  const hex = createHash("sha256").update(tenant.toLowerCase()).digest("hex")
  // A GUID of the fourth version, as all tenants have.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
