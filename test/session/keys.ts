import { existsSync, readFileSync } from 'node:fs'
import { Secrets } from '../../src/session/secrets.js'

/** The key log beside a capture of `fixtures/`; empty where there is none. */
export function keysBeside(file: string): Secrets {
	const secrets = new Secrets()
	const path = `fixtures/${file.replace(/\.pcap.*$/, '')}.keylog`
	if (existsSync(path)) secrets.keyLog.add(readFileSync(path))
	return secrets
}
