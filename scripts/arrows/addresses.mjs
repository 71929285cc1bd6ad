// Where the project lives: the root's manifest says it once, and every published package repeats it, because npm reads
// each tarball by itself and refuses one with provenance whose `repository` is not the one that built it.
const fields = ["repository", "homepage", "bugs"]

/** What the manifest of a package in `folder` must say, by the root's. */
export const addressesOf = (root, folder) => ({
  repository: { ...root.repository, directory: folder },
  homepage: root.homepage,
  bugs: root.bugs
})

const parsed = (text) => (typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined)

/** Why packages with these addresses cannot be published; `built` is the `owner/name` that builds them, where known. */
export const unpublishable = (root, built) => {
  const texts = { repository: root.repository?.url, homepage: root.homepage, bugs: root.bugs?.url }
  const problems = fields.flatMap((field) => {
    const url = parsed(texts[field])
    if (url === undefined) return [`package.json: ${field} must be an absolute URL`]
    // RFC 2606 keeps these names for examples: nobody can ever live there.
    return /(?:^|\.)(?:invalid|example)$/.test(url.hostname)
      ? [`package.json: ${field} is still the placeholder ${texts[field]}; say where the project lives`]
      : []
  })
  if (problems.length > 0 || built === undefined) return problems
  const path = parsed(texts.repository)
    ?.pathname.replace(/^\/|\.git$/g, "")
    .toLowerCase()
  return path === built.toLowerCase()
    ? []
    : [`package.json: repository is ${texts.repository}, but ${built} builds the packages; npm would refuse them`]
}

/** Published packages that do not say where the project lives as the root does. */
export const checkAddresses = ({ packages, read }) => {
  const root = JSON.parse(read("package.json") ?? "{}")
  return packages
    .filter(({ manifest }) => manifest.private !== true)
    .flatMap(({ folder, manifest }) =>
      Object.entries(addressesOf(root, folder))
        .filter(([field, expected]) => JSON.stringify(manifest[field]) !== JSON.stringify(expected))
        .map(
          ([field]) =>
            `${folder}/package.json: ${field} is not what the root says; run node scripts/addresses.mjs --write`
        )
    )
}
