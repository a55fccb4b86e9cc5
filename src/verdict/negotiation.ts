import { CIPHER_SUITES, EMPTY_RENEGOTIATION_INFO_SCSV, FALLBACK_SCSV } from '../decode/registry/cipher-suites.js'
import { GROUPS } from '../decode/registry/groups.js'
import { hex, isGrease } from '../decode/registry/names.js'
import { SIGNATURE_SCHEMES } from '../decode/registry/signature-schemes.js'
import { versionName } from '../decode/registry/versions.js'
import type { TlsFacts } from '../session/tls-facts.js'
import type { Cause } from './verdict.js'

export type NegotiatedThing = 'version' | 'cipher_suite' | 'group' | 'signature_scheme' | 'alpn'

/** One thing that was offered. */
export type Offer = {
	readonly name: string
	/** A value that stands for nothing (RFC 8701), or only signals something (RFC 5746, 3.3; RFC 7507, 2). */
	readonly kind: 'value' | 'grease' | 'signal'
	readonly isChosen: boolean
	/** Of a group: a key share came along. */
	readonly hasShare?: boolean
}

/** What was offered of one kind, what of it was chosen, and what the failure says that the other side must have lacked. */
export type Negotiation = {
	readonly what: NegotiatedThing
	/** In the client's order of preference. */
	readonly offered: readonly Offer[]
	readonly chosen?: string
	/** The server chose something that was not offered, as far as the ClientHello shows. */
	readonly isUnoffered: boolean
	/** For a failure: `all` when none of what was offered is known to the other side, `older` when it knows only other versions. */
	readonly lacked?: 'all'
}

/** Offered ∩ supported → chosen, for each thing that the ClientHello offers. Nothing without a ClientHello. */
export function negotiationOf(tls: TlsFacts | undefined, cause?: Cause): readonly Negotiation[] {
	const offered = tls?.offered
	if (!tls || !offered) return []
	const shares = new Set(offered.shares)
	const rows: (Negotiation | undefined)[] = [
		row('version', offered.versions.map(versionOffer), tls.version, cause),
		row('cipher_suite', offered.suites.map(suiteOffer), tls.cipherSuite, cause),
		offered.groups &&
			row(
				'group',
				offered.groups.map(group => ({ ...named(group, GROUPS(group)), hasShare: shares.has(group) })),
				tls.group,
				cause,
			),
		offered.schemes &&
			row(
				'signature_scheme',
				offered.schemes.map(scheme => named(scheme, SIGNATURE_SCHEMES(scheme))),
				tls.signatureScheme,
				cause,
			),
		tls.alpnOffered &&
			row(
				'alpn',
				tls.alpnOffered.map(name => ({ name, kind: 'value' as const })),
				tls.alpn,
				cause,
			),
	]
	return rows.filter(row => row !== undefined)
}

/** The names of what was offered in earnest. */
export function earnest({ offered }: Negotiation): string[] {
	return offered.filter(({ kind }) => kind === 'value').map(({ name }) => name)
}

const LACKED: Readonly<Record<NegotiatedThing, Cause>> = {
	version: 'protocol_version',
	cipher_suite: 'no_shared_cipher',
	group: 'no_shared_group',
	signature_scheme: 'no_shared_signature_scheme',
	alpn: 'no_shared_alpn',
}

function row(
	what: NegotiatedThing,
	offers: readonly Omit<Offer, 'isChosen'>[],
	chosen: string | undefined,
	cause: Cause | undefined,
): Negotiation {
	const offered = offers.map(offer => ({ ...offer, isChosen: offer.kind === 'value' && offer.name === chosen }))
	return {
		what,
		offered,
		...(chosen !== undefined && { chosen }),
		isUnoffered: chosen !== undefined && !offered.some(({ isChosen }) => isChosen),
		...(cause === LACKED[what] && { lacked: 'all' as const }),
	}
}

const versionOffer = (version: number) => named(version, versionName(version))

function suiteOffer(suite: number): Omit<Offer, 'isChosen'> {
	const offer = named(suite, CIPHER_SUITES(suite))
	return SIGNALS.has(suite) ? { ...offer, kind: 'signal' } : offer
}

function named(value: number, name: string | undefined): Omit<Offer, 'isChosen'> {
	return { name: name ?? hex(value), kind: isGrease(value) ? 'grease' : 'value' }
}

/** Values that are no suites at all. */
export const SIGNALS: ReadonlySet<number> = new Set([EMPTY_RENEGOTIATION_INFO_SCSV, FALLBACK_SCSV])
