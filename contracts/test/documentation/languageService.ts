/**
 * What an editor shows of the packages: TypeScript's language service over their declaration files, asked as an editor asks it.
 *
 * TypeScript 7 has no such service for programs yet, so this one is TypeScript 6's.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import ts from "typescript6"

/** A path as TypeScript writes it, with forward slashes. */
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url)).replaceAll("\\", "/")
const packages = pathOf("../../../packages")
const consumer = pathOf("consumer.ts")

/** The subpaths of a package that are for users, as a program imports them. */
export const subpathsOf = (name: string): ReadonlyArray<string> => {
  const manifest: { readonly exports: object } = JSON.parse(readFileSync(`${packages}/${name}/package.json`, "utf8"))
  return Object.keys(manifest.exports)
    .filter((path) => path !== "./package.json" && !path.startsWith("./internal/"))
    .map((path) => `@effect-comms/${name}${path.slice(1)}`)
}

/** Something that has a name in a declaration file of ours, and what an editor shows of it. */
export interface Shown {
  /** Where it is, such as `@effect-comms/chat/Chat createChatThread(input).topic`. */
  readonly path: string
  readonly documentation: string
  readonly type: string
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: []
}

/** The language service of a program that imports modules. */
const serviceOf = (modules: ReadonlyArray<string>): ts.LanguageService => {
  const text = modules.map((name, i) => `import * as m${i} from "${name}"\n`).join("")
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [consumer],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const content = path === consumer ? text : ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => packages,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === consumer || ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path
  })
}

/** Types by their names, and never cut. */
const whole = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope

/** The declaration of a symbol in a package of ours. */
const declarationOf = (symbol: ts.Symbol): ts.Declaration | undefined =>
  symbol.declarations?.find((one) => /\/packages\/[^/]+\/dist\//.test(one.getSourceFile().fileName))

/** Every value that modules export; of a function also every field of what it takes, and the functions that one called `create…` gives. */
export const publicValues = (modules: ReadonlyArray<string>): ReadonlyArray<Shown> => {
  const service = serviceOf(modules)
  const program = service.getProgram()
  const source = program?.getSourceFile(consumer)
  if (program === undefined || source === undefined) throw new Error("no program")
  const checker = program.getTypeChecker()
  const shown: Array<Shown> = []
  const answers = new Map<ts.Declaration, Omit<Shown, "path">>()
  const given = new Set<ts.Type>()

  /** All that is said of something; of a former name it is what stands instead. */
  const said = (documentation: ReadonlyArray<ts.SymbolDisplayPart> | undefined, tags: ReadonlyArray<ts.JSDocTagInfo>) =>
    [documentation, ...tags.map(({ text }) => text)]
      .map((parts) => ts.displayPartsToString(parts === undefined ? undefined : [...parts]))
      .join("\n")
      .trim()

  /** Of a field without its path, which takes the service most of its time and is not looked at. */
  const answerOfField = (declaration: ts.Declaration, name: ts.DeclarationName) => {
    const symbol = ts.isPropertySignature(declaration) ? checker.getSymbolAtLocation(name) : undefined
    const type = symbol === undefined ? undefined : checker.getTypeOfSymbol(symbol)
    if (symbol === undefined || type === undefined || type.getCallSignatures().length > 0) return undefined
    return {
      documentation: said(symbol.getDocumentationComment(checker), symbol.getJsDocTags(checker)),
      type: checker.typeToString(type, undefined, whole)
    }
  }

  const answerOnHover = (declaration: ts.Declaration, name: ts.DeclarationName) => {
    const info = service.getQuickInfoAtPosition(declaration.getSourceFile().fileName, name.getStart())
    return {
      documentation: said(info?.documentation, info?.tags ?? []),
      type: ts.displayPartsToString(info?.displayParts)
    }
  }

  /** What an editor shows of a declaration, which is asked once however many ways lead to it. */
  const answerOf = (declaration: ts.Declaration, name: ts.DeclarationName): Omit<Shown, "path"> => {
    const known = answers.get(declaration)
    if (known !== undefined) return known
    const answer = answerOfField(declaration, name) ?? answerOnHover(declaration, name)
    answers.set(declaration, answer)
    return answer
  }

  const ask = (declaration: ts.Declaration, path: string) => {
    const name = ts.getNameOfDeclaration(declaration)
    if (name !== undefined) shown.push({ path, ...answerOf(declaration, name) })
  }

  const members = (type: ts.Type, visit: (member: ts.Symbol, declaration: ts.Declaration) => void) => {
    for (const member of type.getProperties()) {
      const declaration = declarationOf(member)
      // How something is printed is not called by programs.
      const prints = member.name === "toJSON" || member.name.startsWith("__@")
      if (declaration !== undefined && !prints) visit(member, declaration)
    }
  }

  /** The fields of an input, below others too; each type once for a parameter. */
  const fields = (type: ts.Type, path: string, walked = new Set<ts.Type>()): void => {
    if (walked.has(type)) return
    walked.add(type)
    if (type.isUnionOrIntersection()) {
      for (const one of type.types) fields(one, path, walked)
    } else if (checker.isArrayType(type)) {
      const item = type.getNumberIndexType()
      if (item !== undefined) fields(item, `${path}[]`, walked)
    } else if (type.getCallSignatures().length === 0) {
      const item = type.getStringIndexType()
      if (item !== undefined) fields(item, `${path}[name]`, walked)
      members(type, (member, declaration) => {
        const at = `${path}.${member.name}`
        // What every error has, and what distinguishes members of a union, say all by their names.
        if (member.name !== "_tag" && member.name !== "message") ask(declaration, at)
        fields(checker.getTypeOfSymbol(member), at, walked)
      })
    }
  }

  const called = (symbol: ts.Symbol, path: string) => {
    const declaration = declarationOf(symbol)
    if (declaration === undefined) return
    ask(declaration, path)
    for (const signature of checker.getTypeOfSymbol(symbol).getCallSignatures()) {
      for (const parameter of signature.parameters)
        fields(checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`)
      if (symbol.name.startsWith("create")) functionsIn(signature.getReturnType(), path)
    }
  }

  /** The functions of a client that a function has made. */
  const functionsIn = (type: ts.Type, path: string): void => {
    if (given.has(type)) return
    given.add(type)
    if (type.isUnionOrIntersection()) {
      for (const one of type.types) functionsIn(one, path)
      return
    }
    members(type, (member) => {
      const of = checker.getTypeOfSymbol(member)
      if (of.getCallSignatures().length > 0) called(member, `${path}.${member.name}`)
      else functionsIn(of, `${path}.${member.name}`)
    })
  }

  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier)
    if (module === undefined) throw new Error(`${statement.moduleSpecifier.text}: not found`)
    for (const one of checker.getExportsOfModule(module)) {
      const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one
      // What is exported as a whole module has its documentation in that.
      if ((symbol.flags & ts.SymbolFlags.Value) === 0 || symbol.flags & ts.SymbolFlags.ValueModule) continue
      called(symbol, `${statement.moduleSpecifier.text} ${one.name}`)
    }
  }
  service.dispose()
  return shown
}
