import { messageType } from './message-names.js'

/** What the words need to know of a rung of the ladder. A session's message has this shape. */
export type Rung = {
	/** The RFC's name in snake case, `encrypted_handshake`, `http_request` or `http_response`. */
	readonly type: string
	readonly from: 'client' | 'server'
	/** For an alert. */
	readonly description?: string
	/** For a sealed message, the name that place and size suggest (RFC spelling: `Finished`). */
	readonly likely?: string
	/** Whether it travelled encrypted. */
	readonly encrypted?: boolean
	/** For application data: whether it was sent before the handshake was over. */
	readonly isEarly?: boolean
}

/** What the words need to know of the handshake a rung belongs to. A session's TLS facts have this shape. */
export type Handshake = {
	/** `TLS 1.2`; anything else than one known version (`TLS 1.2 or 1.3`) counts as not known. */
	readonly version?: string
	readonly cipherSuite?: string
	readonly resumed?: boolean
	/** Whether the server took early data: `accepted`, `rejected`, anything else is not known. */
	readonly earlyData?: string
}

/** The two ways a TLS handshake goes: up to 1.2, and since 1.3. */
export type Era = 'until 1.2' | '1.3'

/** Which way this handshake goes, where its version is known. */
export function eraOf({ version }: Handshake): Era | undefined {
	if (version === undefined || / or /.test(version)) return undefined
	if (version.startsWith('TLS 1.3')) return '1.3'
	return /^(TLS 1\.[0-2]|SSL [23]\.0)/.test(version) ? 'until 1.2' : undefined
}

/** How the pre-master secret comes about: sent under the server's RSA key, or agreed with fresh public values. */
export type Exchange = 'rsa' | 'ephemeral'

/** Which of the two the cipher suite's name says; nothing for the others and for TLS 1.3. */
export function exchangeOf({ cipherSuite }: Handshake): Exchange | undefined {
	if (cipherSuite === undefined) return undefined
	if (/^TLS_RSA_(EXPORT_)?WITH_/.test(cipherSuite)) return 'rsa'
	return /^TLS_(ECDHE|DHE|DH_anon|ECDH_anon)_/.test(cipherSuite) ? 'ephemeral' : undefined
}

/** The type to look words up by: a sealed message goes by the name it probably has. */
export function typeOf({ type, likely, isEarly }: Rung): string {
	if (isEarly) return 'early_data'
	if (type !== 'encrypted_handshake' || likely === undefined) return type
	return messageType(likely) ?? GUESSES[likely] ?? type
}

/** What a sealed record is taken for when it is no single message. */
const GUESSES: Readonly<Record<string, string>> = {
	'EncryptedExtensions … Finished': 'rest_of_server_handshake',
	'Certificate … CertificateVerify': 'certificate_and_proof',
	Renegotiation: 'renegotiation',
}
