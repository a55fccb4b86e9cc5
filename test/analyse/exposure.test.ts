import assert from 'node:assert/strict'
import { exposure, type Seen } from '../../src/analyse/exposure.js'

const ENDS: Seen = {
	client: { address: '127.0.0.1', port: 51706 },
	server: { address: '127.0.0.1', port: 5683 },
}

function rows(seen: Seen): string[] {
	return exposure(seen).map(({ what, value, standing }) => `${what}: ${value} (${standing})`)
}

describe('exposure', () => {
	it('lists of a plain exchange everything there is', () => {
		const seen: Seen = {
			...ENDS,
			start: '2026-11-22 01:30:02 UTC',
			duration: '12 ms',
			packets: 10,
			bytes: { client: 155, server: 162 },
			http: [
				{
					request: {
						method: 'GET',
						target: '/?who=me',
						version: '1.1',
						headers: [
							{ name: 'Host', value: 'localhost:5683' },
							{ name: 'User-Agent', value: 'python-requests/2.28.1' },
							{ name: 'Authorization', value: 'Basic c3F1aXJyZWw6bnV0cw==' },
							{ name: 'Cookie', value: 'session=1' },
						],
						bodyLength: 0,
					},
					response: {
						version: '1.1',
						status: 200,
						reason: 'OK',
						headers: [{ name: 'Content-Type', value: 'text/html' }],
						bodyLength: 11,
						bodyText: 'fluffy tail',
					},
				},
			],
		}
		assert.deepEqual(rows(seen), [
			'Addresses: 127.0.0.1 to 127.0.0.1 (observed)',
			'Ports: 51706 to 5683 (observed)',
			'Time and duration: 2026-11-22 01:30:02 UTC, for 12 ms (observed)',
			'Number of packets: 10 (observed)',
			'Bytes each way: 155 bytes to the server, 162 bytes back (observed)',
			'Request: GET /?who=me HTTP/1.1 (observed)',
			'Request headers: Host, User-Agent, Authorization, Cookie (observed)',
			'Program of the client: python-requests/2.28.1 (observed)',
			'Name and password: squirrel:nuts (observed)',
			'Cookies: session=1 (observed)',
			'Response: HTTP/1.1 200 OK (observed)',
			'Response headers: Content-Type (observed)',
			'Response body: 11 bytes: fluffy tail (observed)',
		])
	})

	it('lists what TLS leaves in the clear, and what sizes give away', () => {
		const seen: Seen = {
			...ENDS,
			tls: {
				version: 'TLS 1.3',
				cipherSuite: 'TLS_AES_128_GCM_SHA256',
				serverName: 'localhost',
				offeredProtocols: ['h2', 'http/1.1'],
				ja3: 'cafe',
				ja4: 't13d',
				sealed: { client: { records: 1, bytes: 117 }, server: { records: 2, bytes: 1034 } },
				overhead: 17,
			},
		}
		assert.deepEqual(rows(seen).slice(2), [
			'TLS version: TLS 1.3 (observed)',
			'Cipher suite: TLS_AES_128_GCM_SHA256 (observed)',
			'Server name: localhost (observed)',
			'Protocols offered (ALPN): h2, http/1.1 (observed)',
			'Fingerprint of the client (JA3): cafe (observed)',
			'Fingerprint of the client (JA4): t13d (observed)',
			'Sealed records: 1 record with 117 bytes to the server, 2 records with 1,034 bytes back (observed)',
			'Size of what is inside: at most 100 bytes to the server, at most 1,000 bytes back (inferred)',
		])
	})

	it('shows certificates up to TLS 1.2, and that a session was resumed', () => {
		const serverCertificates = [
			{ subject: 'CN=localhost', names: ['localhost', '127.0.0.1'] },
			{ subject: 'CN=squirrels' },
		]
		assert.deepEqual(rows({ ...ENDS, tls: { serverCertificates, resumed: true } }).slice(2), [
			'Certificate of the server: CN=localhost for localhost, 127.0.0.1, and 1 of its chain (observed)',
			'Continues an earlier session: yes (observed)',
		])
	})

	it('cannot tell what stands in an encrypted ClientHello', () => {
		const all = rows({ ...ENDS, tls: { serverName: 'public.example', hasEch: true } })
		assert.deepEqual(all.slice(2), [
			'Server name: public.example (observed)',
			'Inner server name: cannot be told (unknown)',
		])
	})

	it('says of a NULL suite that nothing is encrypted, and not what sealing would leave to guess', () => {
		const tls = {
			cipherSuite: 'TLS_RSA_WITH_NULL_SHA256',
			isReadable: true,
			sealed: { client: { records: 1, bytes: 44 }, server: { records: 2, bytes: 90 } },
			overhead: 32,
		}
		assert.deepEqual(rows({ ...ENDS, tls }).slice(2), [
			'Cipher suite: TLS_RSA_WITH_NULL_SHA256 (observed)',
			'What is encrypted: nothing: TLS_RSA_WITH_NULL_SHA256 (observed)',
			'Records that can be read: 1 record with 44 bytes to the server, 2 records with 90 bytes back (observed)',
		])
	})

	it('concludes nothing from what was not seen', () => {
		assert.deepEqual(
			rows({
				...ENDS,
				tls: { resumed: false, sealed: { client: { records: 0, bytes: 0 }, server: { records: 0, bytes: 0 } } },
			}).slice(2),
			[],
		)
		assert.deepEqual(rows({ ...ENDS, bytes: { client: 1, server: 0 }, hasHoles: true }).slice(2), [
			'Bytes each way: at least 1 byte to the server, at least 0 bytes back (observed)',
		])
	})

	it('says of every row why it is to be seen', () => {
		for (const { why } of exposure({ ...ENDS, packets: 3, tls: { version: 'TLS 1.2' } }))
			assert.match(why, /^[A-Z].+\.$/)
	})

	it('lists the first exchanges of a long connection, and counts the others', () => {
		const request = { method: 'GET', target: '/', headers: [], bodyLength: 0 }
		const all = rows({ ...ENDS, http: new Array(20).fill({ request }) })
		assert.equal(all.filter(row => row.startsWith('Request: ')).length, 8)
		assert.equal(all.at(-1), 'More of the same: 12 more requests and responses (observed)')
	})

	it('shows the beginning of long values, and other schemes of authorisation as they are', () => {
		const headers = [{ name: 'authorization', value: 'Bearer abc' }]
		const request = {
			method: 'POST',
			target: `/${'x'.repeat(500)}`,
			headers,
			bodyLength: 900,
			bodyText: 'line\n'.repeat(180),
		}
		const all = rows({ ...ENDS, http: [{ request }] })
		assert.ok(all.every(row => row.length < 260))
		assert.ok(all.includes('Authorisation: Bearer abc (observed)'))
		assert.ok(all.some(row => row.startsWith('Request body: 900 bytes: line line')))
	})
})
