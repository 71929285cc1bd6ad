/** What Microsoft's installed packages are made of, by their declaration files: the methods of their classes, their functions, their events. */
import { fileURLToPath } from "node:url"
import ts from "typescript6"

const emulator = fileURLToPath(new URL("../../../packages/emulator/", import.meta.url)).replaceAll("\\", "/")
const consumer = `${emulator}consumer.ts`

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  skipLibCheck: true,
  types: []
}

const isPublic = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).every(
    (one) => (ts.getCombinedModifierFlags(one) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0
  )

/** A package's public functions, such as `parseConnectionString`, methods, such as `CallMedia.play`, and events. */
export interface Official {
  readonly functions: ReadonlyArray<string>
  readonly events: ReadonlyArray<string>
}

/** Reads the packages that the local cloud's tests have. */
export const readOfficial = (names: ReadonlyArray<string>): ReadonlyMap<string, Official> => {
  const text = names.map((name, i) => `import * as m${i} from "${name}"\n`).join("")
  const host = ts.createCompilerHost(options)
  const program = ts.createProgram([consumer], options, {
    ...host,
    fileExists: (path) => path === consumer || host.fileExists(path),
    getSourceFile: (path, version) =>
      path === consumer ? ts.createSourceFile(path, text, version, true) : host.getSourceFile(path, version)
  })
  const checker = program.getTypeChecker()
  const isFunction = (symbol: ts.Symbol): boolean =>
    isPublic(symbol) && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0

  /** The texts that a union of literals, or of objects with a `kind`, distinguishes. */
  const literals = (type: ts.Type): ReadonlyArray<string> =>
    (type.isUnion() ? type.types : [type]).flatMap((one) => {
      if (one.isStringLiteral()) return [one.value]
      const kind = one.getProperty("kind")
      return kind === undefined ? [] : literals(checker.getTypeOfSymbol(kind))
    })

  const membersOf = (symbol: ts.Symbol): ReadonlyArray<string> => {
    if ((symbol.flags & ts.SymbolFlags.Class) === 0) return isFunction(symbol) ? [symbol.name] : []
    const members = [
      ...checker.getDeclaredTypeOfSymbol(symbol).getProperties(),
      ...checker.getTypeOfSymbol(symbol).getProperties()
    ]
    return members.filter(isFunction).map(({ name }) => `${symbol.name}.${name}`)
  }

  const officialOf = (name: string): Official => {
    const statement = program
      .getSourceFile(consumer)
      ?.statements.filter(ts.isImportDeclaration)
      .find(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === name)
    const module = statement && checker.getSymbolAtLocation(statement.moduleSpecifier)
    if (module === undefined) throw new Error(`${name}: not installed`)
    const symbols = checker
      .getExportsOfModule(module)
      .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one))
    return {
      functions: symbols.filter(({ flags }) => flags & ts.SymbolFlags.Value).flatMap(membersOf),
      events: symbols
        .filter((one) => one.name === "CallAutomationEvent" || one.name === "ChatEventId")
        .flatMap((one) => literals(checker.getDeclaredTypeOfSymbol(one)))
    }
  }
  return new Map(names.map((name) => [name, officialOf(name)]))
}
