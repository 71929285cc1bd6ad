/**
 * The local cloud's own certificate authority: made on first start, kept in a folder that only the user can read.
 *
 * The X.509 library is loaded when it is needed: a start without https does not pay for it.
 */
import { X509Certificate as NodeCertificate } from "node:crypto"
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { homedir } from "node:os"
import { join } from "node:path"
import type { Certificate } from "./Server.ts"

/** A certificate for this machine, and where its authority is kept. */
export interface Tls {
  readonly certificate: Certificate
  /** The authority's certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string
  /** The same in PEM. */
  readonly ca: string
}

/** The folder where keys are kept unless another is named: the user's cache folder. */
export const defaultFolder = (): string => {
  const { env, platform } = process
  const cache =
    platform === "win32"
      ? (env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"))
      : platform === "darwin"
        ? join(homedir(), "Library", "Caches")
        : (env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"))
  return join(cache, "effect-comms")
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }
const day = 86_400_000

const pem = (label: string, bytes: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n")}\n-----END ${label}-----\n`

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown"

/** What is in a file, `undefined` when there is none; another user's, or a folder in its place, is an error that names it. */
const read = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    return await readFile(join(folder, name), "utf8")
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined
    throw new Error(`${join(folder, name)} cannot be read (${codeOf(error)})`, { cause: error })
  }
}

/** Does something with what is in a file; says which one is damaged, and what to do, if that fails. */
const undamaged = async <A>(folder: string, name: string, use: () => A | Promise<A>): Promise<A> => {
  try {
    return await use()
  } catch (error) {
    const both = `${join(folder, "ca.pem")} and ca-key.pem beside it`
    throw new Error(`${join(folder, name)} is damaged; remove ${both}, and a new authority is made`, { cause: error })
  }
}

/** Written beside and moved, so that two local clouds that start together never read half a file. */
const keep = async (folder: string, name: string, text: string): Promise<void> => {
  const beside = join(folder, `.${name}.${process.pid}`)
  await writeFile(beside, text, { mode: 0o600 })
  await chmod(beside, 0o600)
  await rename(beside, join(folder, name))
}

const isGood = (certificate: string | undefined): boolean =>
  certificate !== undefined && Date.parse(new NodeCertificate(certificate).validTo) > Date.now() + 7 * day

/** A certificate for loopback names and the other hosts given, signed by the authority in the folder. */
export const load = async (folder: string, hosts: ReadonlyArray<string>): Promise<Tls> => {
  const x509 = await import("./certificates.ts")
  x509.cryptoProvider.set(crypto)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pair = () => crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const validity = (days: number) => ({
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + days * day),
    signingAlgorithm: algorithm
  })
  let ca = await read(folder, "ca.pem")
  let caKey = await read(folder, "ca-key.pem")
  const isKept = await undamaged(folder, "ca.pem", () => isGood(ca))
  if (!isKept || ca === undefined || caKey === undefined) {
    const keys = await pair()
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      ...validity(825),
      name: "CN=effect-comms local cloud",
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)
      ]
    })
    ca = certificate.toString("pem")
    caKey = pem("PRIVATE KEY", await crypto.subtle.exportKey("pkcs8", keys.privateKey))
    await keep(folder, "ca-key.pem", caKey)
    await keep(folder, "ca.pem", ca)
  }
  const der = Buffer.from(caKey.replace(/-----[^-]+-----|\s/g, ""), "base64")
  const signingKey = await undamaged(folder, "ca-key.pem", () =>
    crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"])
  )
  const keys = await pair()
  const names = [...new Set(["localhost", "127.0.0.1", "::1", ...hosts])].map((value) => ({
    type: /^[\d.]+$|:/.test(value) ? ("ip" as const) : ("dns" as const),
    value
  }))
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity(90),
    subject: "CN=localhost",
    issuer: new x509.X509Certificate(ca).subject,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names)
    ]
  })
  const key = pem("PRIVATE KEY", await crypto.subtle.exportKey("pkcs8", keys.privateKey))
  return { certificate: { key, cert: certificate.toString("pem") }, caFile: join(folder, "ca.pem"), ca }
}
