/** The secrets of a TLS connection that a key log may name by the client random (NSS key log format). */
export type SecretLabel =
	/** The master secret, up to TLS 1.2. */
	| 'CLIENT_RANDOM'
	/** The pre-master secret (Wireshark's addition). */
	| 'PMS_CLIENT_RANDOM'
	| 'CLIENT_EARLY_TRAFFIC_SECRET'
	| 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'
	| 'SERVER_HANDSHAKE_TRAFFIC_SECRET'
	| 'CLIENT_TRAFFIC_SECRET_0'
	| 'SERVER_TRAFFIC_SECRET_0'

/** The labels of secrets that open records, in the order in which a connection needs them. */
export const SECRET_LABELS = [
	'CLIENT_RANDOM',
	'PMS_CLIENT_RANDOM',
	'CLIENT_EARLY_TRAFFIC_SECRET',
	'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
	'SERVER_HANDSHAKE_TRAFFIC_SECRET',
	'CLIENT_TRAFFIC_SECRET_0',
	'SERVER_TRAFFIC_SECRET_0',
] as const satisfies readonly SecretLabel[]

/** A line that is of use: `name` is lower-case hex. `RSA` is named by what was encrypted, `Session-ID` by the session. */
export type KeyLine = {
	readonly kind: 'secret'
	readonly label: SecretLabel | 'RSA' | 'Session-ID'
	readonly name: string
	readonly secret: Uint8Array
}

/** Why a line is of no use. Counts, never what stands there: it may be a secret. */
export type KeyLineFault = {
	readonly kind: 'fault'
	/**
	 * `fields`: `have` of them, not 3. `name`, `secret`: its client random or secret has `have` hexadecimal digits (not
	 * `want`, or an odd number), or is no hexadecimal at all. `label`: it does not begin as a line does.
	 */
	readonly fault: 'fields' | 'name' | 'secret' | 'label'
	readonly label?: string
	readonly have?: number
	readonly want?: number
	/** The client random, where that is what is wrong: it is no secret. */
	readonly name?: string
}

type Nothing = { readonly kind: 'nothing' }
type OtherLabel = { readonly kind: 'label'; readonly label: string }

/** One line of a key log, without blanks at its ends. A comment or an empty line is `nothing`. */
export function readKeyLine(line: string): KeyLine | KeyLineFault | OtherLabel | Nothing {
	if (line === '' || line.startsWith('#')) return { kind: 'nothing' }
	const session = /^RSA Session-ID:([0-9a-f]+) Master-Key:([0-9a-f]+)$/i.exec(line)
	if (session) return secret('Session-ID', session[1]!, session[2]!)
	const fields = line.split(/[ \t]+/)
	const [label = '', name = '', value = ''] = fields
	const isOurs = label === 'RSA' || LABELS.has(label)
	if (!isOurs) {
		const isLabel = fields.length === 3 && /^[A-Z][A-Z0-9]*_[A-Z0-9_]{1,60}$/.test(label) && isHex(name)
		return isLabel ? { kind: 'label', label } : { kind: 'fault', fault: 'label' }
	}
	if (fields.length !== 3) return { kind: 'fault', fault: 'fields', label, have: fields.length }
	const want = label === 'RSA' ? 16 : 64
	if (!isHex(name) || name.length !== want) {
		const isDigits = /^[0-9a-f]+$/i.test(name)
		const found = isDigits ? { have: name.length, ...(label !== 'RSA' && { name: name.toLowerCase() }) } : {}
		return { kind: 'fault', fault: 'name', label, want, ...found }
	}
	if (!isHex(value)) {
		const have = /^[0-9a-f]+$/i.test(value) ? { have: value.length } : {}
		return { kind: 'fault', fault: 'secret', label, ...have }
	}
	return secret(label as SecretLabel | 'RSA', name, value)
}

const LABELS: ReadonlySet<string> = new Set(SECRET_LABELS)

function secret(label: KeyLine['label'], name: string, value: string): KeyLine {
	return { kind: 'secret', label, name: name.toLowerCase(), secret: new Uint8Array(Buffer.from(value, 'hex')) }
}

function isHex(text: string): boolean {
	return text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text)
}
