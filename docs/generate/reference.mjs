/** The reference: one page per public module, made by TypeDoc from the declaration files of the built packages. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Application } from "typedoc"

/** Declarations of operations and schemas, which the other modules are derived from, and the whole packages, which give all modules once more. */
const leftOut = (subpath) =>
  subpath === "." || subpath === "./package.json" || /^\.\/(?:internal\/.*|schemas|operations)$/.test(subpath)

/** The declaration file of an entry of `exports`. */
const typesOf = (entry) => {
  if (typeof entry === "string") return entry.replace(/\.js$/, ".d.ts")
  const { types = entry.default } = entry
  return typesOf(types)
}

/** The public modules of a package: as they are imported, and their declaration files. */
const modulesOf = (packages, name) => {
  const { exports } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"))
  return Object.entries(exports)
    .filter(([subpath]) => !leftOut(subpath))
    .map(([subpath, entry]) => ({
      module: `@effect-comms/${name}${subpath.slice(1)}`,
      types: join(packages, name, typesOf(entry))
    }))
}

export const publicModules = (packages) =>
  ["core", "call-automation", "chat", "identity", "graph-calls", "emulator"].flatMap((name) =>
    modulesOf(packages, name)
  )

const functions = "Functions and values"

export const writeReference = async ({ folder, packages, tsconfig }) => {
  const modules = publicModules(packages)
  const application = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: modules.map(({ types }) => types),
    tsconfig,
    readme: "none",
    name: "Reference",
    excludeExternals: true,
    excludePrivate: true,
    disableSources: true,
    skipErrorChecking: true,
    validation: false,
    logLevel: "Error",
    outputs: [{ name: "markdown", path: folder }],
    outputFileStrategy: "modules",
    entryFileName: "index",
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    expandObjects: false,
    sanitizeComments: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeDeclarationFormat: "table",
    classPropertiesFormat: "table",
    // Of a property and a heading with one name, VitePress would give both the same anchor.
    useCustomAnchors: true,
    customAnchorsFormat: "curlyBrace",
    tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, leftAlignHeaders: true },
    // Functions first. They are constants in declaration files.
    groupOrder: ["Variables", "Functions", "Classes", "Interfaces", "*"]
  })
  const project = await application.convert()
  if (project === undefined) throw new Error("TypeDoc made nothing of the declaration files")
  for (const child of project.children ?? []) {
    const found = modules.find(({ types }) => types.replaceAll("\\", "/").endsWith(`/${child.name}.d.ts`))
    if (found === undefined) throw new Error(`${child.name}: not a public module`)
    child.name = found.module
    for (const group of child.groups ?? []) if (group.title === "Variables") group.title = functions
  }
  await application.generateOutputs(project)
  if (application.logger.hasErrors()) throw new Error("TypeDoc reported errors")
}
