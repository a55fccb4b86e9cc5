import { LIMITS } from '../../decode/limits.js'
import { sha256 } from '../digest.js'

/** A log of Certificate Transparency. */
export type CtLog = {
	/** What people call it: `Google 'Argon2026h1' log`. */
	readonly name: string
	/** SubjectPublicKeyInfo, DER. */
	readonly publicKey: Uint8Array
}

/** Logs by their identifiers: SHA-256 of the public key (RFC 6962, 3.2), in hex. */
export type CtLogs = ReadonlyMap<string, CtLog>

/**
 * The logs of a list in the form of Google's `log_list.json`, of any version: whatever object has a `key` in base64 is a
 * log. Returns nothing when the text is no JSON.
 */
export function readCtLogs(text: string): CtLogs | undefined {
	const logs = new Map<string, CtLog>()
	try {
		collect(JSON.parse(text), logs, 0)
	} catch {
		return undefined
	}
	return logs
}

function collect(value: unknown, logs: Map<string, CtLog>, depth: number): void {
	if (typeof value !== 'object' || value === null || depth > LIMITS.der || logs.size >= LIMITS.ctLogs) return
	if (Array.isArray(value)) {
		for (const item of value) collect(item, logs, depth + 1)
		return
	}
	const { key, description, url } = value as Readonly<Record<string, unknown>>
	if (typeof key === 'string' && BASE64.test(key)) {
		const publicKey = Uint8Array.from(Buffer.from(key, 'base64'))
		const name = [description, url].find(name => typeof name === 'string') ?? 'a log without a name'
		logs.set(sha256(publicKey), { name: String(name), publicKey })
		return
	}
	for (const item of Object.values(value)) collect(item, logs, depth + 1)
}

/** No key is shorter than one of Ed25519. */
const BASE64 = /^[A-Za-z0-9+/]{40,}={0,2}$/
