/** What the authority needs of the X.509 library: a module of its own, so that a start without https does not load it. */
export {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator
} from "@peculiar/x509"
