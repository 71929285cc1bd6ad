/** Where the sources are, for links that lead out of the site. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const manifest = fileURLToPath(new URL("../../package.json", import.meta.url))

/** The repository's address, as the manifest of the root has it. */
export const repository = JSON.parse(readFileSync(manifest, "utf8")).homepage.replace(/#.*/, "")

/** The address of a file or folder of the repository. */
export const sourceOf = (path) => `${repository}/blob/main/${path}`
