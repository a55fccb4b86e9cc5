import type { Span } from '../../field.js'
import type { Reader } from '../../reader.js'
import type { GeneralName } from '../general-name.js'
import type { Sct } from '../sct.js'
import type { Time } from '../time.js'

/** What a certificate's extensions say: nothing where one is not there, or could not be read. The list of extensions tells which. */
export type ExtensionValues = {
	/** Basic constraints (RFC 5280, 4.2.1.9): whether it may sign certificates, and how many issuers may follow. */
	readonly basicConstraints: { readonly ca: boolean; readonly pathLength?: number } | undefined
	/** Key usage, by the names of RFC 5280, 4.2.1.3: `digitalSignature`, `keyCertSign`. */
	readonly keyUsage: readonly string[] | undefined
	/** Extended key usage (4.2.1.12): `serverAuth`, else the purpose's number. */
	readonly extendedKeyUsage: readonly string[] | undefined
	/** Key identifier of the subject, in hex (4.2.1.2). */
	readonly subjectKeyId: string | undefined
	readonly authorityKeyId: AuthorityKeyId | undefined
	/** Subject alternative names (4.2.1.6). */
	readonly subjectAltNames: readonly GeneralName[] | undefined
	readonly issuerAltNames: readonly GeneralName[] | undefined
	readonly nameConstraints: NameConstraints | undefined
	readonly policies: readonly Policy[] | undefined
	/** Pairs of an issuer's and a subject's policy, by number (4.2.1.5). */
	readonly policyMappings: readonly { readonly issuer: string; readonly subject: string }[] | undefined
	/** How many certificates may follow until a policy must be named, or mappings end (4.2.1.11). */
	readonly policyConstraints: { readonly requireExplicit?: number; readonly inhibitMapping?: number } | undefined
	/** How many certificates may follow until any policy no longer counts (4.2.1.14). */
	readonly inhibitAnyPolicy: number | undefined
	readonly authorityInfo: readonly AccessDescription[] | undefined
	readonly subjectInfo: readonly AccessDescription[] | undefined
	readonly crlDistributionPoints: readonly DistributionPoint[] | undefined
	readonly freshestCrl: readonly DistributionPoint[] | undefined
	readonly privateKeyUsagePeriod: { readonly notBefore?: Time; readonly notAfter?: Time } | undefined
	/** Signed certificate timestamps (RFC 6962, 3.3). */
	readonly scts: readonly Sct[] | undefined
	/** A precertificate: not to be accepted as a certificate (RFC 6962, 3.1). */
	readonly precertificate: true | undefined
	/** TLS extensions that the server must answer (RFC 7633): 5, status_request, is "must staple". */
	readonly tlsFeatures: readonly number[] | undefined
	/** This key's OCSP responses are taken without asking after it (RFC 6960, 4.2.2.2.1). */
	readonly ocspNoCheck: true | undefined
	readonly netscapeCertType: readonly string[] | undefined
	readonly netscapeComment: string | undefined
	readonly qcStatements: readonly string[] | undefined
	/** The template of Windows' certificate services: its name, else its number. */
	readonly microsoftTemplate: string | undefined
}

/** RFC 5280, 4.2.1.1. */
export type AuthorityKeyId = {
	/** Hex. */
	readonly keyId?: string
	readonly issuer?: readonly GeneralName[]
	/** Hex, as the certificate's own serial number. */
	readonly serial?: string
}

/** RFC 5280, 4.2.1.10. */
export type NameConstraints = { readonly permitted: readonly Subtree[]; readonly excluded: readonly Subtree[] }

/** RFC 5280 has 0 for the minimum and no maximum. */
export type Subtree = { readonly base: GeneralName; readonly minimum: number; readonly maximum?: number }

/** RFC 5280, 4.2.1.4. */
export type Policy = {
	readonly id: string
	readonly name?: string
	/** Addresses of the practice statements. */
	readonly cps: readonly string[]
	/** Texts of the user notices. */
	readonly notices: readonly string[]
}

/** RFC 5280, 4.2.2. `method` is `ocsp`, `caIssuers`, …, else a number. */
export type AccessDescription = { readonly method: string; readonly location: GeneralName }

/** RFC 5280, 4.2.1.13. */
export type DistributionPoint = {
	readonly names: readonly GeneralName[]
	/** A name relative to the issuer's, where that is how the point is named. */
	readonly relativeName?: string
	readonly reasons?: readonly string[]
	readonly issuer?: readonly GeneralName[]
}

/** One extension as it stands there. The span is the whole of it, relative to the certificate's first byte. */
export type Extension = {
	readonly id: string
	readonly name: string | undefined
	readonly critical: boolean
	/** Whether it was read without an issue: a critical one that was not forbids the use of the certificate (RFC 5280, 4.2). */
	readonly understood: boolean
	readonly span: Span
}

/** Reads the DER inside an extension's OCTET STRING, and keeps what it says. `base` is where the certificate begins. */
export type ExtensionForm = (r: Reader, into: Writable<ExtensionValues>, base: number) => void

export type Writable<T> = { -readonly [key in keyof T]: T[key] }

/** All keys at once, so that every certificate's values have one shape. */
export const NO_EXTENSIONS: ExtensionValues = {
	basicConstraints: undefined,
	keyUsage: undefined,
	extendedKeyUsage: undefined,
	subjectKeyId: undefined,
	authorityKeyId: undefined,
	subjectAltNames: undefined,
	issuerAltNames: undefined,
	nameConstraints: undefined,
	policies: undefined,
	policyMappings: undefined,
	policyConstraints: undefined,
	inhibitAnyPolicy: undefined,
	authorityInfo: undefined,
	subjectInfo: undefined,
	crlDistributionPoints: undefined,
	freshestCrl: undefined,
	privateKeyUsagePeriod: undefined,
	scts: undefined,
	precertificate: undefined,
	tlsFeatures: undefined,
	ocspNoCheck: undefined,
	netscapeCertType: undefined,
	netscapeComment: undefined,
	qcStatements: undefined,
	microsoftTemplate: undefined,
}
