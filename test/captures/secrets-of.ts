import { existsSync, readFileSync } from 'node:fs'
import { readRsaKey } from '../../src/analyse/tls/rsa-key.js'
import { Secrets } from '../../src/session/secrets.js'

/** The secrets that stand beside a capture. */
export function secretsOf(path: string): Secrets {
	const secrets = new Secrets()
	if (existsSync(`${path}.keylog`)) secrets.keyLog.add(readFileSync(`${path}.keylog`))
	if (existsSync(`${path}.rsakey.der`)) {
		const key = readRsaKey(readFileSync(`${path}.rsakey.der`))
		if (typeof key !== 'string') secrets.rsaKeys.push(key)
	}
	return secrets
}
