import type { Said } from '../analyse/saying.js'
import type { Standing } from '../session/conversation.js'

/** What can become of a connection: the values of the report's `outcome`. */
export const OUTCOMES = [
	'established',
	'failed',
	'refused',
	'unanswered',
	'cut',
	'not_tls',
	'one_sided',
	'incomplete_capture',
] as const

/** What became of a connection, and why: the report's `verdict` (names as there). */
export type Outcome = (typeof OUTCOMES)[number]

/** Who ended a connection: `nobody` when it ran into silence, `unknown` when its end is not in the capture. */
export type EndedBy = 'client' | 'server' | 'both' | 'nobody' | 'unknown'

/** By what it ended: `silence` when nothing more came, `open` when the capture or what was read of it ends first. */
export type HowEnded = 'alert' | 'close_notify' | 'fin' | 'rst' | 'silence' | 'open'

/** Every cause that can be named: the values of the report's `cause`. The texts have a row for each. */
export const CAUSES = [
	'ok',
	'unknown_ca',
	'self_signed',
	'missing_intermediate',
	'wrong_chain_order',
	'expired',
	'not_yet_valid',
	'revoked',
	'hostname_mismatch',
	'weak_certificate',
	'broken_chain',
	'wrong_purpose',
	'bad_certificate_status',
	'certificate_rejected',
	'pinning_suspected',
	'client_certificate_required',
	'client_certificate_rejected',
	'protocol_version',
	'no_shared_cipher',
	'no_shared_group',
	'no_shared_signature_scheme',
	'no_shared_alpn',
	'downgrade',
	'inappropriate_fallback',
	'hello_retry_loop',
	'unrecognized_name',
	'missing_server_name',
	'ech_required',
	'unknown_psk_identity',
	'psk_mismatch',
	'plaintext_to_tls_server',
	'tls_to_plaintext_server',
	'starttls_missing',
	'starttls_refused',
	'proxy_refused',
	'other_protocol',
	'connection_refused',
	'no_answer_to_connection',
	'no_answer_to_client_hello',
	'lost_client_hello_segment',
	'lost_server_flight',
	'reset_during_handshake',
	'closed_during_handshake',
	'stalled_during_handshake',
	'middlebox_suspected',
	'bad_record_mac',
	'decrypt_error',
	'decode_error',
	'illegal_parameter',
	'unexpected_message',
	'missing_extension',
	'unsupported_extension',
	'legacy_renegotiation',
	'renegotiation_refused',
	'truncated_no_close_notify',
	'no_answer_to_request',
	'internal_error',
	'user_canceled',
	'unknown',
] as const

export type Cause = (typeof CAUSES)[number]

/** What is put into a text: names as they stand in the capture, numbers, sentences without their words. */
export type Values = Readonly<Record<string, Said>>

/** Every kind of thing that a claim can rest on. The texts have a row for each. */
export type EvidenceKind =
	| 'alert'
	| 'sealed_alert'
	| 'client_hello'
	| 'hello'
	| 'offer'
	| 'no_server_name'
	| 'no_renegotiation_info'
	| 'certificate'
	| 'certificate_request'
	| 'no_certificate'
	| 'sent_certificate'
	| 'sealed_flight'
	| 'answer'
	| 'request'
	| 'message'
	| 'syn'
	| 'fin'
	| 'rst'
	| 'silence'
	| 'resent'
	| 'acknowledged'
	| 'data'
	| 'cut'
	| 'proof'
	| 'capture'

/** What a claim rests on. `message` is a rung of the ladder by index, `field` a path in its tree. */
export type Evidence = {
	readonly kind: EvidenceKind
	readonly packet?: number
	readonly message?: number
	readonly field?: string
	readonly values?: Values
}

/** A cause that what was seen would have. `form` chooses among the texts of one cause. */
export type Candidate = {
	readonly cause: Cause
	readonly form?: string
	readonly standing: Standing
	readonly evidence: readonly Evidence[]
	readonly values: Values
}

/** What happened to a conversation: the first of the ranked causes, and the others that it may be. */
export type Verdict = Candidate & {
	readonly outcome: Outcome
	readonly endedBy: EndedBy
	readonly how: HowEnded
	/** The last message before the end: its name in the RFC's spelling, its sender and its packet. */
	readonly after?: { readonly name: string; readonly from: 'client' | 'server'; readonly packet: number }
	/** Likeliest first. */
	readonly candidates: readonly Candidate[]
}
