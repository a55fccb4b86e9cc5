import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { commonName, extension, name, nothing } from '../../decode/x509/build.js'
import { hasOpenssl } from '../../decode/x509/openssl.js'
import { FAULTS, opensslVerify } from './openssl-verify.js'
import {
	authority,
	basicConstraints,
	constraints,
	dns,
	email,
	type Identity,
	ip,
	issue,
	keyOf,
	keyUsage,
	METHODS,
	names,
	prove,
	purposes,
	rsaKey,
	SERVER_AUTH,
	server,
	TIME,
	trusting,
} from './pki.js'

const root = authority('root')
const intermediate = authority('intermediate', { issuer: root })
const leaf = server(intermediate)
const other = authority('other root')
const over = '260101000000Z'
const soon = '270101000000Z'

const below = (extensions: Uint8Array[], own?: Uint8Array[]) => {
	const ca = authority('below', { issuer: root, extensions })
	return [server(ca, own ? { extensions: own } : {}), ca]
}

const withNames = (permitted: Uint8Array[], excluded: Uint8Array[], ...own: Uint8Array[]) =>
	below([basicConstraints(true), constraints(permitted, excluded)], [names(dns('localhost'), ...own)])

const limited = authority('limited', { issuer: root, extensions: [basicConstraints(true, 0)] })
const second = authority('second', { issuer: limited })
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsaRoot = authority('rsa root', { key: rsaKey('ca'), method: METHODS.rsaSha256 })
const ecRoot = authority('ec root', { key: keyOf('p256', ec), method: METHODS.ecdsaSha256 })
const alone = issue({ subject: 'alone', extensions: [names(dns('localhost'))] })
const impostor = authority('root', { key: keyOf('impostor') })

const CASES: readonly [words: string, chain: readonly Identity[], roots: readonly Identity[], serverName?: string][] = [
	['a sound chain', [leaf, intermediate], [root]],
	['a sound chain with its root', [leaf, intermediate, root], [root]],
	['RSA', [server(rsaRoot, { method: METHODS.rsaSha256 })], [rsaRoot]],
	['RSA-PSS', [server(rsaRoot, { method: METHODS.pssSha256 })], [rsaRoot]],
	['ECDSA', [server(ecRoot, { method: METHODS.ecdsaSha256 })], [ecRoot]],
	[
		'a wrong order',
		[server(authority('last', { issuer: intermediate })), intermediate, authority('last', { issuer: intermediate })],
		[root],
	],
	['certificates of no use', [leaf, other, intermediate], [root]],
	['a missing intermediate', [leaf], [root]],
	['an unknown root', [leaf, intermediate, root], [other]],
	['an unknown root that was not sent', [leaf, intermediate], [other]],
	['a self-signed certificate', [alone], [root]],
	['a self-signed certificate that is trusted', [alone], [alone]],
	['a root of the same name', [server(impostor)], [root]],
	['an expired certificate', [server(root, { to: over })], [root]],
	['a certificate of next year', [server(root, { from: soon })], [root]],
	['an expired intermediate', (ca => [server(ca), ca])(authority('old', { issuer: root, to: over })), [root]],
	['an expired root', [server(authority('old root', { to: over }))], [authority('old root', { to: over })]],
	['a path that is too long', [server(second), second, limited], [root]],
	['a path just short enough', [server(limited), limited], [root]],
	['an issuer that is no authority', below([basicConstraints(false)]), [root]],
	['an issuer without basic constraints', below([purposes(SERVER_AUTH)]), [root]],
	['an issuer whose key may not sign certificates', below([basicConstraints(true), keyUsage(0)]), [root]],
	['a permitted name', withNames([dns('localhost')], []), [root]],
	['a name that is not permitted', withNames([dns('b.example')], []), [root]],
	['an excluded name', withNames([], [dns('localhost')]), [root]],
	['an address out of range', withNames([ip(10, 0, 0, 0, 255, 0, 0, 0)], [], ip(11, 0, 0, 1)), [root]],
	['an address in range', withNames([ip(10, 0, 0, 0, 255, 0, 0, 0)], [], ip(10, 0, 0, 1)), [root]],
	['a mailbox that is not permitted', withNames([email('a.example')], [], email('x@b.example')), [root]],
	[
		'an unknown critical extension',
		[server(root, { extensions: [names(dns('localhost')), extension('1.2.3.4', nothing(), true)] })],
		[root],
	],
	[
		'an unknown extension',
		[server(root, { extensions: [names(dns('localhost')), extension('1.2.3.4', nothing())] })],
		[root],
	],
	[
		'a certificate for mail',
		[server(root, { extensions: [names(dns('localhost')), purposes('1.3.6.1.5.5.7.3.4')] })],
		[root],
	],
	['an authority for mail', below([basicConstraints(true), purposes('1.3.6.1.5.5.7.3.4')]), [root]],
	['another host', [leaf, intermediate], [root], 'other.example'],
	['a wildcard', [server(root, { extensions: [names(dns('*.a.example'))] })], [root], 'x.a.example'],
	['a wildcard two labels up', [server(root, { extensions: [names(dns('*.a.example'))] })], [root], 'y.x.a.example'],
	['a wildcard of a top level', [server(root, { extensions: [names(dns('*.example'))] })], [root], 'a.example'],
	['names in another case and with other strings', [server({ ...root, subject: name(commonName('  ROOT ')) })], [root]],
	['a version 1 root', [server(authority('v1', { version: 1 }))], [authority('v1', { version: 1 })]],
	['a changed signature', [changed(leaf), intermediate], [root]],
	[
		'a key of another algorithm',
		[server(ecRoot, { method: METHODS.rsaSha256, issuer: { ...ecRoot, key: rsaKey('ca') } })],
		[ecRoot],
	],
	['a cross-signed authority', crossed(root), [other]],
	['a cross-signed authority by the short way', crossed(root), [root]],
]

function changed(identity: Identity): Identity {
	const der = Uint8Array.from(identity.der)
	der[der.length - 3]! ^= 1
	return { ...identity, der }
}

function crossed(own: Identity): Identity[] {
	return [leaf, intermediate, authority('root', { issuer: other, key: own.key })]
}

const JUDGED: ReadonlySet<string> = new Set(['chain', 'trust', 'validity', 'host_name', 'key_usage'])

describe('openssl verify', () => {
	before(function () {
		if (hasOpenssl()) return
		console.log('      skipped: no openssl to compare with')
		this.skip()
	})

	for (const [words, chain, roots, serverName = 'localhost'] of CASES) {
		it(`judges ${words} as these proofs do`, () => {
			const verdict = opensslVerify(
				chain.map(({ der }) => der),
				roots.map(({ der }) => der),
				{ time: TIME, serverName },
			)
			const { proofs } = prove(chain, trusting(...roots), { serverName })
			const faults = proofs.flatMap(({ what, state, fault }) =>
				// An order that is wrong breaks the letter of TLS; OpenSSL sorts.
				JUDGED.has(what) && state === 'failed' && fault !== 'wrong_chain_order' ? [fault!] : [],
			)
			if (verdict.error === undefined) assert.deepEqual(faults, [], verdict.text)
			else
				assert.ok(
					faults.some(fault => FAULTS[verdict.error!]?.includes(fault)),
					`openssl: ${verdict.error} ${verdict.text}; here: ${faults.join(', ') || 'no fault'}`,
				)
		})
	}
})
