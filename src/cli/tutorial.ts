import { join } from 'node:path'
import { packageRoot } from './package.js'

/** The recorded tutorial: the request for the secret message in the clear, and the same request over TLS. */
export function tutorial(): { readonly left: string; readonly right: string; readonly find: string } {
	const fixture = (name: string) => join(packageRoot(), 'fixtures', name)
	return { left: fixture('tutorial-http.pcap'), right: fixture('tutorial-https.pcap'), find: 'fluffy tail' }
}
