import { existsSync, readFileSync } from 'node:fs'
import { readRsaKey } from '../../src/analyse/tls/rsa-key.js'
import { Secrets } from '../../src/session/secrets.js'

/** The secrets that stand beside a fixture: its key log, or the server's RSA key; nothing where there are none. */
export function secretsBeside(file: string, kind: 'keylog' | 'rsakey.pem' = 'keylog'): Secrets | undefined {
	const path = `fixtures/${file.replace(/\.pcap.*$/, '')}.${kind}`
	if (!existsSync(path)) return undefined
	const secrets = new Secrets()
	const content = readFileSync(path)
	if (kind === 'keylog') secrets.keyLog.add(content)
	else {
		const key = readRsaKey(content)
		if (typeof key === 'string') throw new Error(`${path} ${key}`)
		secrets.rsaKeys.push(key)
	}
	return secrets
}
