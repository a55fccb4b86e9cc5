import { GROUPS } from '../../decode/registry/groups.js'
import { hex } from '../../decode/registry/names.js'
import { TLS10, TLS12 } from '../../decode/registry/versions.js'
import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import type { NegotiatedThing } from '../negotiation.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { isNarrow, listOf, namesOf, newest, offerOf } from './offers.js'
import { UNOFFERED } from './unoffered.js'

/**
 * Nothing in common. A server that finds nothing says handshake_failure, whatever it was that it did not find: OpenSSL,
 * GnuTLS, NSS and Java all say so for suites, groups and signature schemes alike (insufficient_security means the same of
 * a stricter one). What the client offers few of, or nothing of what nearly every server needs, is then the likeliest.
 */
export const NEGOTIATION: readonly Rule[] = [
	{ cause: 'no_shared_cipher', suspect: course => nothingCommon(course, 'cipher_suite', 0) },
	{ cause: 'no_shared_group', suspect: course => nothingCommon(course, 'group', -4) },
	{ cause: 'no_shared_signature_scheme', suspect: course => nothingCommon(course, 'signature_scheme', -6) },
	{
		// Old servers, and Java before 11, say handshake_failure for a version they do not take.
		cause: 'protocol_version',
		suspect: course =>
			isNothingCommon(course) &&
			newest(course) < TLS12 && {
				// RFC 7568: nobody takes SSL 3.0 any more, whatever else is offered.
				strength: newest(course) < TLS10 ? STRENGTH.told : STRENGTH.possible,
				standing: 'inferred',
				...offerOf(course, 'version'),
			},
	},
	...UNOFFERED,
	{
		// OpenSSL 3 at its security level 1 takes no signature with SHA-1 or MD5, and TLS 1.0 and 1.1 have no others: its servers
		// say internal_error to such a ClientHello, its clients to the server's flight.
		cause: 'protocol_version',
		suspect: course =>
			course.complaint?.description === 'internal_error' &&
			!course.isEstablished &&
			(course.tls?.negotiated ?? newest(course)) < TLS12 && {
				strength: STRENGTH.told + 5,
				form: 'level',
				standing: 'inferred',
				evidence: course.serverHello
					? [
							...complaintEvidence(course),
							...stepEvidence(course.serverHello, 'message', {}, 'server_hello.legacy_version'),
						]
					: offerOf(course, 'version').evidence,
			},
	},
	{
		// OpenSSL's and GnuTLS's servers ask once: who is asked twice may give up (RFC 8446, 4.1.4: unexpected_message).
		cause: 'hello_retry_loop',
		suspect: course =>
			course.retries.length > 1 && {
				strength: STRENGTH.certain,
				standing: 'observed',
				evidence: [...course.retries.flatMap(step => stepEvidence(step)), ...complaintEvidence(course)],
				values: { count: course.retries.length },
			},
	},
	{
		// The client has sent a share of the very group it is asked for, or does not know it (RFC 8446, 4.1.4: illegal_parameter).
		cause: 'no_shared_group',
		suspect: course =>
			course.retries.length === 1 &&
			course.complaint !== undefined &&
			course.serverHello === undefined && {
				strength: STRENGTH.close,
				standing: 'inferred',
				evidence: [...course.retries.flatMap(step => stepEvidence(step)), ...complaintEvidence(course)],
				values: offerOf(course, 'group').values,
			},
	},
	{
		// RFC 8446, 4.1.4: a server may only ask for a share of a group that the client has offered.
		cause: 'no_shared_group',
		suspect: course => {
			const { tls, complaint, retries } = course
			const { retryGroup, offered } = tls ?? {}
			const isOffered = retryGroup === undefined || offered?.groups?.includes(retryGroup) !== false
			return (
				!isOffered &&
				complaint?.from === 'client' &&
				course.serverHello === undefined && {
					strength: STRENGTH.certain,
					form: 'unoffered',
					standing: 'observed',
					evidence: [...retries.flatMap(step => stepEvidence(step)), ...offerOf(course, 'group').evidence],
					values: { ...offerOf(course, 'group').values, group: GROUPS(retryGroup) ?? hex(retryGroup) },
				}
			)
		},
	},
	{
		// Debian's OpenSSL (level 2), browsers and Java refuse finite-field Diffie-Hellman below 2048 bits; the alert says no more.
		cause: 'no_shared_group',
		suspect: course =>
			course.complaint?.from === 'client' &&
			/^(handshake_failure|insufficient_security|illegal_parameter)$/.test(course.complaint.description ?? '') &&
			(course.tls?.primeBits ?? SMALL) < SMALL && {
				strength: STRENGTH.told + 3,
				form: 'small',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...keyExchange(course)],
				values: { bits: course.tls!.primeBits! },
			},
	},
	{
		// A Diffie-Hellman group that is too small: OpenSSL's and NSS's clients say so after ServerKeyExchange.
		cause: 'no_shared_group',
		suspect: course =>
			course.complaint?.from === 'client' &&
			/^(handshake_failure|insufficient_security|illegal_parameter)$/.test(course.complaint.description ?? '') &&
			course.conversation.messages.some(({ type }) => type === 'server_key_exchange') && {
				strength: STRENGTH.close,
				form: 'weak',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...keyExchange(course)],
				values: offerOf(course, 'group').values,
			},
	},
	// JSSE's and NSS's servers seal what they have against the ClientHello when the ServerHello is out: the alert stands in
	// place of the certificate. What they look at only then are schemes, names and application protocols.
	{ cause: 'no_shared_signature_scheme', suspect: course => sealedInPlace(course, 'signature_scheme', 5) },
	{ cause: 'no_shared_alpn', suspect: course => sealedInPlace(course, 'alpn', 3) },
	{
		cause: 'unrecognized_name',
		suspect: course => course.tls?.serverName !== undefined && sealedInPlace(course, 'version', 2),
	},
	{ cause: 'internal_error', suspect: course => sealedInPlace(course, 'version', 0) },
	{
		// RFC 8446, 4.1.3: a server that knows TLS 1.3 marks its random when it is made to take less.
		cause: 'downgrade',
		suspect: course =>
			course.tls?.downgrade !== undefined &&
			newest(course) > (course.tls.negotiated ?? newest(course)) &&
			// A server of TLS 1.2 marks as well what is older than that; one of TLS 1.3 would have taken what was offered.
			(course.tls.downgrade !== 'TLS 1.1 or below' || newest(course) >= TLS12) && {
				strength: course.complaint ? STRENGTH.told + 5 : STRENGTH.told,
				standing: 'observed',
				evidence: [
					...stepEvidence(course.serverHello, 'message', {}, 'server_hello.random'),
					...complaintEvidence(course),
				],
				values: { version: course.tls.version ?? '', offered: listOf(course, 'version') },
			},
	},
]

/** Bits of a prime that is refused by many. */
const SMALL = 2048

function keyExchange({ conversation: { messages } }: Course): Evidence[] {
	const index = messages.findIndex(({ type }) => type === 'server_key_exchange')
	return index < 0 ? [] : stepEvidence({ index, message: messages[index]! }, 'message', {}, 'server_key_exchange')
}

function nothingCommon(course: Course, what: NegotiatedThing, less: number) {
	if (!isNothingCommon(course)) return false
	const offered = namesOf(course, what)
	if (offered.length === 0 && what !== 'cipher_suite') return false
	return {
		strength: (isNarrow(course, what) ? STRENGTH.close : STRENGTH.possible) + less,
		standing: 'inferred' as const,
		...offerOf(course, what),
	}
}

function sealedInPlace(course: Course, what: NegotiatedThing, more: number) {
	const { complaint, client, server } = course
	if (!complaint?.isHidden || complaint.from !== 'server' || client.sealed.length > 0 || server.finished) return false
	const offered = namesOf(course, what)
	if (offered.length === 0) return false
	return {
		strength: (isNarrow(course, what) ? STRENGTH.close : STRENGTH.possible) + more,
		form: 'sealed',
		standing: 'inferred' as const,
		...offerOf(course, what),
	}
}

/** The server answers a ClientHello with the alert that it says for anything it does not find. */
function isNothingCommon({ complaint, serverHello, hello }: Course): boolean {
	return (
		complaint?.from === 'server' &&
		hello !== undefined &&
		serverHello === undefined &&
		/^(handshake_failure|insufficient_security)$/.test(complaint.description ?? '')
	)
}
