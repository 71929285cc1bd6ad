/** The version of this package, as its manifest says it. */
import { readFileSync } from "node:fs"

let known: string | undefined

/** Reads the version, once. The bundled command lies as deep as this module. */
export const version = (): string => {
  if (known !== undefined) return known
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
  return (known =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown")
}
