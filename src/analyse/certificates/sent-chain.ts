import type { Proof, ProofSide } from '../proofs/proof.js'
import type { Saying } from '../saying.js'
import type { ProveOptions } from './trust.js'

/** The certificates that one side has sent, and what came with them. */
export type SentChain = {
	readonly side: ProofSide
	/** DER, in the order of the wire: the sender's own first. */
	readonly chain: readonly Uint8Array[]
	/** The first one is a SubjectPublicKeyInfo and no certificate (RFC 7250). */
	readonly isRawKey?: boolean
	/** server_name of the ClientHello. */
	readonly serverName?: string
	/** The ClientHello has encrypted_client_hello: the name asked for may be another than the visible one. */
	readonly hasEch?: boolean
	/** What the key of the certificate is used for: `rsa` to decrypt, `ecdh` to agree (static), else to sign. */
	readonly keyExchange?: 'rsa' | 'dhe' | 'ecdhe' | 'ecdh' | 'tls13'
	/** OCSP responses, DER, by the certificate's place in the chain: of CertificateStatus, or of the entries of TLS 1.3. */
	readonly ocsp?: readonly (Uint8Array | undefined)[]
	/** SignedCertificateTimestampLists: the contents of the extensions signed_certificate_timestamp, likewise. */
	readonly scts?: readonly (Uint8Array | undefined)[]
	/** When the certificates were captured: seconds since 1970. */
	readonly time: number
	/** The rungs that the proofs rest on. */
	readonly messages?: readonly number[]
}

/** What the verdict is made of, beside the proofs: true of the certificates, whatever the proofs say. */
export type Remark = {
	readonly code:
		| 'weak_key'
		| 'weak_signature'
		| 'unneeded_certificate'
		| 'duplicate_certificate'
		| 'common_name_only'
		| 'expired_now'
		| 'must_staple'
	/** Place in the chain as it was sent, where it is about one certificate of it. */
	readonly certificate?: number
	readonly text: Saying
}

/** Proofs in the order chain, trust, validity, host_name, key_usage, ocsp, sct: of a client without host_name. */
export type CertificateProofs = { readonly proofs: readonly Proof[]; readonly remarks: readonly Remark[] }

/** Why a proof about certificates has failed: the values of `Proof.fault`. */
export type CertificateFault =
	| 'malformed'
	| 'bad_signature'
	| 'wrong_chain_order'
	| 'missing_intermediate'
	| 'not_a_ca'
	| 'path_too_long'
	| 'not_allowed_to_sign'
	| 'name_constraints'
	| 'unknown_critical_extension'
	| 'precertificate'
	| 'explicit_curve'
	| 'self_signed'
	| 'unknown_ca'
	| 'expired'
	| 'not_yet_valid'
	| 'hostname_mismatch'
	| 'wrong_purpose'
	| 'wrong_key_usage'
	| 'revoked'
	| 'status_unknown'
	| 'status_outdated'
	| 'status_of_another'
	| 'responder_not_allowed'

/** `certificateProofs`, as it is handed to whoever walks the handshake. */
export type ProveCertificates = (sent: SentChain, options: ProveOptions) => CertificateProofs
