import { existsSync, readFileSync } from 'node:fs'
import { CertificateMemory } from '../../../src/analyse/certificates/memory.js'
import { certificatesIn } from '../../../src/analyse/certificates/pem.js'
import { type ProveOptions, TrustAnchors } from '../../../src/analyse/certificates/trust.js'
import type { Materials } from '../../../src/analyse/proofs/materials.js'
import { readRsaKey } from '../../../src/analyse/tls/rsa-key.js'
import type { Conversation } from '../../../src/session/conversation.js'
import { materialsOf } from '../../../src/session/proofs/read-again.js'
import { Secrets } from '../../../src/session/secrets.js'
import type { Session } from '../../../src/session/session.js'
import { readFixture } from '../../fixture-files.js'

const beside = (file: string, kind: string) => `fixtures/${file.replace(/\.pcap.*$/, '')}.${kind}`

/** What the proofs of a fixture are measured by: the roots beside it; nothing is said of today. */
export function proveBeside(file: string): ProveOptions {
	const path = beside(file, 'ca.pem')
	const certificates = existsSync(path) ? certificatesIn(readFileSync(path)) : []
	return { trust: new TrustAnchors(() => ({ name: 'ca.pem', certificates })), memory: new CertificateMemory() }
}

/** All secrets that stand beside a fixture: its key log and the server's RSA key. */
export function allSecretsBeside(file: string): Secrets {
	const secrets = new Secrets()
	const [keys, rsaKey] = [beside(file, 'keylog'), beside(file, 'rsakey.pem')]
	if (existsSync(keys)) secrets.keyLog.add(readFileSync(keys))
	if (existsSync(rsaKey)) {
		const key = readRsaKey(readFileSync(rsaKey))
		if (typeof key === 'string') throw new Error(`${rsaKey} ${key}`)
		secrets.rsaKeys.push(key)
	}
	return secrets
}

/** Reads a fixture with all secrets beside it, proves, hands the session over, and closes it. */
export async function withProofs<T>(file: string, use: (session: Session, prove: ProveOptions) => T): Promise<T> {
	const prove = proveBeside(file)
	const { session, capture } = await readFixture(file, { secrets: allSecretsBeside(file), prove })
	try {
		return use(session, prove)
	} finally {
		capture.close()
	}
}

/** What the proofs of a conversation were computed from. */
export function materialsAgain(session: Session, conversation: Conversation, prove: ProveOptions): Materials {
	const reading = materialsOf(session, conversation, prove)
	for (;;) {
		const { done, value } = reading.next()
		if (!done) continue
		if (value === undefined) throw new Error(`conversation ${conversation.number} has no TLS`)
		return value as Materials
	}
}
