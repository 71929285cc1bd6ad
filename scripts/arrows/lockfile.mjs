// A lockfile made against an incomplete mirror silently lacks the native binaries of other platforms, and breaks the
// build there. These are the tools that come as one binary per platform, with the platforms that people work on.
const usual = ["darwin-x64", "darwin-arm64", "linux-x64", "linux-arm64", "win32-x64", "win32-arm64"]
const napi = ["darwin-x64", "darwin-arm64", "linux-x64-gnu", "linux-arm64-gnu", "win32-x64-msvc", "win32-arm64-msvc"]

const families = [
  { tool: "typescript", prefix: "@typescript/typescript-", platforms: usual },
  { tool: "oxlint-tsgolint", prefix: "@oxlint-tsgolint/", platforms: usual },
  { tool: "esbuild", prefix: "@esbuild/", platforms: usual },
  { tool: "oxlint", prefix: "@oxlint/binding-", platforms: napi },
  { tool: "rolldown", prefix: "@rolldown/binding-", platforms: napi },
  {
    tool: "turbo",
    prefix: "@turbo/",
    platforms: ["darwin-64", "darwin-arm64", "linux-64", "linux-arm64", "windows-64", "windows-arm64"]
  },
  {
    tool: "@pact-foundation/pact-core",
    prefix: "@pact-foundation/pact-core-",
    platforms: ["darwin-x64", "darwin-arm64", "linux-x64-glibc", "linux-arm64-glibc", "windows-x64"]
  }
]

const entry = /^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@([^():\s']+)'?:/gm

const missing = (locked, { tool, prefix, platforms }) =>
  (locked.get(tool) ?? []).flatMap((version) => {
    const absent = platforms.filter((platform) => !(locked.get(prefix + platform) ?? []).includes(version))
    // None at all: a version from before the tool had binaries (TypeScript up to 6).
    return absent.length === platforms.length
      ? []
      : absent.map((platform) => ({ tool, version, name: prefix + platform }))
  })

/** Native binaries that pnpm-lock.yaml lacks, and addresses it should not carry. */
export const checkLockfile = ({ files, read }) => {
  const path = "pnpm-lock.yaml"
  if (!files.includes(path)) return [`${path}: missing`]
  const lockfile = read(path) ?? ""
  const packages = /^packages:\n([\s\S]*?)(?:^snapshots:|(?![\s\S]))/m.exec(lockfile)?.[1] ?? ""
  const locked = new Map()
  for (const [, name, version] of packages.matchAll(entry)) locked.set(name, [...(locked.get(name) ?? []), version])
  const problems = families
    .flatMap((family) => missing(locked, family))
    .map(({ tool, version, name }) => `${path}: ${tool}@${version} lacks ${name}; lock it with a complete registry`)
  const address = /\b(?:tarball|registry): *\S+/.exec(lockfile)?.[0]
  return address === undefined ? problems : [...problems, `${path}: carries an address, ${address}`]
}
