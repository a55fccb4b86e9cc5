import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { certificateProofs } from '../../../src/analyse/certificates/prove.js'
import { commonName, extension, name, nothing, sequence, spkiOf, tlv } from '../../decode/x509/build.js'
import { english } from '../../said.js'
import {
	authority,
	authorityKeyId,
	basicConstraints,
	caIssuers,
	constraints,
	directory,
	dns,
	email,
	type Identity,
	ip,
	issue,
	keyOf,
	keyUsage,
	METHODS,
	type Method,
	names,
	prove,
	purposes,
	rsaKey,
	SERVER_AUTH,
	server,
	subjectKeyId,
	TIME,
	told,
	trusting,
	uri,
} from './pki.js'

const root = authority('root')
const intermediate = authority('intermediate', { issuer: root })
const leaf = server(intermediate)
const trust = trusting(root)

describe('certificateProofs', () => {
	it('verifies a chain that is sent in order and ends at a certificate of the bundle', () => {
		const { proofs, remarks } = prove([leaf, intermediate], trust)
		assert.deepEqual(
			proofs.map(proof => `${proof.what} ${told(proof)}`),
			[
				'chain verified',
				'trust verified',
				'validity verified',
				'host_name verified',
				'key_usage verified',
				'ocsp unchecked: stapled OCSP response',
				'sct unchecked: signed certificate timestamps',
			],
		)
		assert.deepEqual(remarks, [])
		assert.match(english(proofs[1]!.why), /^chains to CN=root in test.pem, 1 root;/)
	})

	it('says that a chain does not prove who has the key', () => {
		const { of } = prove([leaf, intermediate], trust)
		for (const what of ['chain', 'trust'] as const)
			assert.match(of(what).why, /that the server has the key, its signature over this handshake must show/)
	})

	it('names the rungs it was given in every proof', () => {
		const { proofs } = prove([leaf, intermediate], trust, { messages: [3] })
		assert.ok(proofs.every(({ messages }) => messages?.[0] === 3))
	})

	it('proves a client’s certificate without a host name', () => {
		const { proofs } = prove([leaf, intermediate], trust, { side: 'client' })
		assert.deepEqual(
			proofs.map(({ what, side }) => `${side} ${what}`),
			['client chain', 'client trust', 'client validity', 'client key_usage'],
		)
		assert.equal(proofs[3]!.fault, 'wrong_purpose')
	})

	it('has no opinion of a raw public key', () => {
		const key = { ...leaf, der: spkiOf(leaf.key) }
		const { proofs } = prove([key], trust, { isRawKey: true })
		assert.deepEqual(
			proofs.map(proof => told(proof)),
			['unchecked: certificate', 'unchecked: certificate'],
		)
	})

	it('answers nothing when nothing was sent', () => {
		assert.deepEqual(prove([], trust).proofs, [])
	})

	it('notices one bit that is another, wherever in the certificate', () => {
		for (let at = 0; at < leaf.der.length; at++) {
			const changed = Uint8Array.from(leaf.der)
			changed[at]! ^= 1
			const { of } = prove([{ ...leaf, der: changed }, intermediate], trusting(root))
			assert.notEqual(of('chain').state, 'verified', `byte ${at}`)
			assert.notEqual(of('trust').state, 'verified', `byte ${at}`)
		}
	})

	it('is a fault and never an exception, whatever the bytes are', () => {
		const whole = leaf.der
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 64 }),
			fc.nat(whole.length).map(length => whole.slice(0, length)),
			fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
				const changed = Uint8Array.from(whole)
				changed[at] = byte
				return changed
			}),
		)
		fc.assert(
			fc.property(bytes, fc.array(bytes, { maxLength: 2 }), (first, others) => {
				const chain = [first, ...others, intermediate.der]
				const { proofs } = certificateProofs({ side: 'server', chain, time: TIME, ocsp: [first], scts: [first] }, trust)
				const isSame = Buffer.compare(first, whole) === 0
				assert.ok(isSame || proofs.find(({ what }) => what === 'chain')!.state !== 'verified')
			}),
			{ numRuns: 300 },
		)
	})
})

describe('chain', () => {
	const curve = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve })
	const families: readonly [string, Method, () => ReturnType<typeof keyOf>][] = [
		['RSA with MD5', METHODS.rsaMd5, () => rsaKey('ca')],
		['RSA with SHA-1', METHODS.rsaSha1, () => rsaKey('ca')],
		['RSA with SHA-256', METHODS.rsaSha256, () => rsaKey('ca')],
		['RSA with SHA-512', METHODS.rsaSha512, () => rsaKey('ca')],
		['RSA-PSS with SHA-256', METHODS.pssSha256, () => rsaKey('ca')],
		['RSA-PSS with SHA-384', METHODS.pssSha384, () => rsaKey('ca')],
		['ECDSA with SHA-256', METHODS.ecdsaSha256, () => keyOf('p256', curve('P-256'))],
		['ECDSA with SHA-384', METHODS.ecdsaSha384, () => keyOf('p384', curve('P-384'))],
		[
			'DSA with SHA-256',
			METHODS.dsaSha256,
			() => keyOf('dsa', () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })),
		],
		['Ed25519', METHODS.ed25519, () => keyOf('ed25519')],
		['Ed448', METHODS.ed448, () => keyOf('ed448', () => generateKeyPairSync('ed448'))],
	]
	for (const [words, method, key] of families) {
		it(`verifies ${words}, and fails when a bit of it is another`, () => {
			const ca = authority(`${words} root`, { key: key(), method })
			const own = server(ca, { method })
			const good = prove([own], trusting(ca))
			assert.equal(told(good.of('chain')), 'verified')
			assert.ok(good.of('chain').why.includes(`(${words})`), good.of('chain').why)
			const changed = Uint8Array.from(own.der)
			changed[changed.length - 3]! ^= 1
			const bad = prove([{ ...own, der: changed }], trusting(ca))
			assert.equal(told(bad.of('chain')), 'failed: bad_signature')
			assert.equal(told(bad.of('trust')), 'failed: bad_signature')
		})
	}

	it('names an algorithm that it does not know', () => {
		const method = { ...METHODS.ed25519, algorithm: sequence(tlv(0x06, [0x2a, 0x03, 0x04])) }
		const { of } = prove([server(root, { method })], trust)
		assert.equal(told(of('chain')), 'unchecked: 1.2.3.4 in Node.js')
		assert.equal(told(of('trust')), 'unchecked: 1.2.3.4 in Node.js')
	})

	it('fails when a byte of the signed part is another', () => {
		const changed = Uint8Array.from(leaf.der)
		const at = Buffer.from(changed).indexOf('localhost')
		changed[at]! ^= 1
		assert.equal(told(prove([{ ...leaf, der: changed }, intermediate], trust).of('chain')), 'failed: bad_signature')
	})

	it('tells a wrong order from what is merely of no use', () => {
		const second = authority('second', { issuer: intermediate })
		const own = server(second)
		const order = (...chain: Identity[]) => told(prove(chain, trust).of('chain'))
		assert.equal(order(own, second, intermediate), 'verified')
		assert.equal(order(own, second, intermediate, root), 'verified')
		assert.equal(order(own, intermediate, second), 'failed: wrong_chain_order')
		assert.equal(order(own, root, second, intermediate), 'failed: wrong_chain_order')
		assert.equal(order(intermediate, leaf), 'failed: wrong_chain_order')
		const extra = prove([own, second, leaf, intermediate, second], trust)
		assert.equal(told(extra.of('chain')), 'verified')
		assert.deepEqual(
			extra.remarks.map(({ code, certificate }) => [code, certificate]),
			[
				['unneeded_certificate', 2],
				['duplicate_certificate', 4],
			],
		)
	})

	it('is trusted in a wrong order as well: clients sort', () => {
		const second = authority('second', { issuer: intermediate })
		assert.equal(told(prove([server(second), intermediate, second], trust).of('trust')), 'verified')
	})

	it('has nothing to verify when only an end entity was sent and its issuer is nowhere', () => {
		const { of } = prove([leaf], trust)
		assert.equal(told(of('chain')), 'unchecked: certificate of CN=intermediate')
	})

	it('knows that a link is missing when what else was sent does not continue the path', () => {
		const { of } = prove([leaf, root], trust)
		assert.equal(told(of('chain')), 'failed: missing_intermediate')
		assert.equal(told(of('trust')), 'failed: missing_intermediate')
	})

	it('takes nobody for an authority that is none', () => {
		const check = (wanted: Parameters<typeof authority>[1], below: Identity[] = []) => {
			const ca = authority('doubtful', { issuer: root, ...wanted })
			return told(prove([server(below[0] ?? ca), ...below, ca], trust).of('chain'))
		}
		assert.equal(check({ extensions: [basicConstraints(true)] }), 'verified')
		assert.equal(check({ extensions: [basicConstraints(false)] }), 'failed: not_a_ca')
		assert.equal(check({ extensions: [keyUsage(5)] }), 'failed: not_a_ca')
		assert.equal(check({ version: 1 }), 'failed: not_a_ca')
		assert.equal(check({ extensions: [basicConstraints(true), keyUsage(0, 6)] }), 'failed: not_allowed_to_sign')
		assert.equal(told(prove([server(root)], trusting(authority('root', { version: 1 }))).of('chain')), 'verified')
	})

	it('counts the authorities below one that limits them, but for those that certify themselves', () => {
		const limited = authority('limited', { issuer: root, extensions: [basicConstraints(true, 0)] })
		const again = authority('limited', {
			issuer: limited,
			key: keyOf('limited again'),
			extensions: [basicConstraints(true)],
		})
		const below = authority('below', { issuer: limited })
		const check = (...chain: Identity[]) => told(prove(chain, trust).of('chain'))
		assert.equal(check(server(limited), limited), 'verified')
		assert.equal(check(server(below), below, limited), 'failed: path_too_long')
		assert.equal(check(server(again), again, limited), 'verified')
	})

	it('refuses critical extensions that it does not know, and precertificates', () => {
		const odd = (critical: boolean) =>
			server(root, { extensions: [names(dns('localhost')), extension('1.2.3.4', nothing(), critical)] })
		assert.equal(told(prove([odd(false)], trust).of('chain')), 'verified')
		assert.equal(told(prove([odd(true)], trust).of('chain')), 'failed: unknown_critical_extension')
		const poisoned = server(root, { extensions: [extension('1.3.6.1.4.1.11129.2.4.3', nothing(), true)] })
		assert.equal(told(prove([poisoned], trust).of('chain')), 'failed: precertificate')
	})

	describe('name constraints', () => {
		const org = (...values: string[]) => name(...values.map(value => commonName(value)))
		const table: readonly [string, Uint8Array, Uint8Array[], Uint8Array[], boolean][] = [
			['a host below a permitted one', dns('a.b.example'), [dns('b.example')], [], true],
			['the permitted host itself', dns('b.example'), [dns('b.example')], [], true],
			['a host that only ends alike', dns('ab.example'), [dns('b.example')], [], false],
			['a host of another case', dns('A.B.Example'), [dns('b.eXample')], [], true],
			['a wildcard below a permitted host', dns('*.b.example'), [dns('b.example')], [], true],
			['the host itself where a dot leads', dns('b.example'), [dns('.b.example')], [], false],
			['a host where only addresses are permitted', dns('b.example'), [ip(10, 0, 0, 0, 255, 0, 0, 0)], [], true],
			['an excluded host', dns('x.b.example'), [], [dns('b.example')], false],
			['a host beside an excluded one', dns('c.example'), [], [dns('b.example')], true],
			['an excluded host below a permitted one', dns('x.b.example'), [dns('example')], [dns('b.example')], false],
			['any host under an empty exclusion', dns('b.example'), [], [dns('')], false],
			['an address in range', ip(10, 1, 2, 3), [ip(10, 0, 0, 0, 255, 0, 0, 0)], [], true],
			['an address out of range', ip(11, 1, 2, 3), [ip(10, 0, 0, 0, 255, 0, 0, 0)], [], false],
			['an excluded address', ip(10, 1, 2, 3), [], [ip(10, 1, 0, 0, 255, 255, 0, 0)], false],
			[
				'an IPv6 address where only IPv4 is permitted',
				ip(...Array(16).fill(1)),
				[ip(10, 0, 0, 0, 255, 0, 0, 0)],
				[],
				false,
			],
			[
				'an IPv6 address in range',
				ip(0x20, 1, ...Array(14).fill(1)),
				[ip(0x20, 1, ...Array(14).fill(0), 255, 255, ...Array(14).fill(0))],
				[],
				true,
			],
			['a mailbox of a permitted host', email('a@b.example'), [email('b.example')], [], true],
			['a mailbox of a host below', email('a@c.b.example'), [email('b.example')], [], false],
			['a mailbox below a leading dot', email('a@c.b.example'), [email('.b.example')], [], true],
			['the one mailbox', email('a@b.example'), [email('a@b.example')], [], true],
			['another mailbox', email('b@b.example'), [email('a@b.example')], [], false],
			['a URI of the host', uri('https://u@b.example:8443/x'), [uri('b.example')], [], true],
			['a URI of another host', uri('https://b.example.org/'), [uri('b.example')], [], false],
			['a URI with an address for a host', uri('https://10.0.0.1/'), [uri('b.example')], [], false],
			[
				'a directory name below the base',
				directory(org('a', 'b')),
				[directory(org('server')), directory(org('a'))],
				[],
				true,
			],
			[
				'a directory name of another',
				directory(org('b', 'a')),
				[directory(org('server')), directory(org('a'))],
				[],
				false,
			],
		]
		for (const [words, own, permitted, excluded, isAllowed] of table) {
			it(`${isAllowed ? 'allow' : 'forbid'} ${words}`, () => {
				const ca = authority('constrained', {
					issuer: root,
					extensions: [basicConstraints(true), constraints(permitted, excluded)],
				})
				const { of } = prove([server(ca, { extensions: [names(own)] }), ca], trust)
				assert.equal(told(of('chain')), isAllowed ? 'verified' : 'failed: name_constraints', of('chain').why)
			})
		}

		it('hold for the subject, too', () => {
			const ca = authority('constrained', {
				issuer: root,
				extensions: [basicConstraints(true), constraints([directory(org('only'))])],
			})
			assert.equal(told(prove([server(ca), ca], trust).of('trust')), 'failed: name_constraints')
			assert.equal(told(prove([server(ca, { subject: org('ONLY', 'x') }), ca], trust).of('trust')), 'verified')
		})
	})
})

describe('trust', () => {
	it('tells a self-signed end entity from an unknown root, and that from a missing link', () => {
		const other = authority('other root')
		const check = (...chain: Identity[]) => told(prove(chain, trust).of('trust'))
		assert.equal(check(server(other, { subject: 'alone', issuer: undefined } as never)), 'failed: self_signed')
		assert.equal(check(server(other), other), 'failed: unknown_ca')
		assert.equal(check(server(other)), 'failed: unknown_ca')
		const pointing = server(intermediate, {
			extensions: [names(dns('localhost')), caIssuers('http://ca.example/i.der')],
		})
		const { of } = prove([pointing], trust)
		assert.equal(told(of('trust')), 'failed: missing_intermediate')
		assert.match(of('trust').why, /CN=intermediate.*to be had at http:\/\/ca\.example\/i\.der/)
	})

	it('takes the key identifier’s word for who has signed the missing issuer', () => {
		const signedBy = (above: string) => {
			const id = sequence(tlv(0xa1, directory(name(commonName(above)))), tlv(0x82, [1]))
			const own = server(intermediate, { extensions: [names(dns('localhost')), extension('2.5.29.35', id)] })
			return told(prove([own], trust).of('trust'))
		}
		assert.equal(signedBy('root'), 'failed: missing_intermediate')
		assert.equal(signedBy('intermediate'), 'failed: unknown_ca')
	})

	it('takes a certificate of the bundle for what it is, whether an end entity or an intermediate', () => {
		const alone = issue({ subject: 'alone', extensions: [names(dns('localhost'))] })
		assert.equal(told(prove([alone], trusting(alone)).of('trust')), 'verified')
		assert.equal(told(prove([leaf], trusting(intermediate)).of('trust')), 'verified')
	})

	it('is not fooled by a root of the same name', () => {
		const impostor = authority('root', { key: keyOf('impostor') })
		assert.equal(told(prove([server(impostor), impostor], trust).of('trust')), 'failed: unknown_ca')
		assert.match(prove([server(impostor), impostor], trust).of('trust').why, /another one of that name/)
		assert.equal(told(prove([server(impostor)], trust).of('trust')), 'failed: bad_signature')
	})

	it('finds its way through cross-signed authorities, in any order', () => {
		const old = authority('old root')
		const [key, keyId] = [keyOf('root'), subjectKeyId(keyOf('root'))]
		const crossed = authority('root', { issuer: old, key, extensions: [basicConstraints(true), keyId] })
		const { of } = prove([leaf, intermediate, crossed], trust)
		assert.equal(told(of('trust')), 'verified')
		assert.equal(told(prove([leaf, intermediate, crossed], trusting(old)).of('trust')), 'verified')
		assert.equal(told(prove([leaf, crossed, intermediate], trusting(old)).of('trust')), 'verified')
	})

	it('prefers a path that was valid at the time', () => {
		const over = authority('root', { key: keyOf('root'), to: '260101000000Z' })
		for (const options of [trusting(over, root), trusting(root, over)])
			assert.equal(told(prove([leaf, intermediate], options).of('validity')), 'verified')
	})

	it('goes by key identifiers where one name has several keys', () => {
		const second = authority('root', {
			key: keyOf('second root'),
			extensions: [basicConstraints(true), subjectKeyId(keyOf('second root'))],
		})
		const own = server(second, { extensions: [names(dns('localhost')), authorityKeyId(keyOf('second root'))] })
		assert.equal(told(prove([own], trusting(root, second)).of('trust')), 'verified')
	})

	it('is unchecked without any certificate to trust', () => {
		assert.equal(told(prove([leaf, intermediate], trusting()).of('trust')), 'unchecked: --ca')
	})

	it('ends, and answers, when authorities certify each other in circles', () => {
		const circle = Array.from({ length: 6 }, (_, i) => `circle ${i}`)
		const chain = circle.flatMap(subject =>
			circle.map(by => authority(subject, { issuer: { ...authority(by), subject: name(commonName(by)) } })),
		)
		const own = server(authority('circle 0'))
		assert.equal(told(prove([own, ...chain], trust).of('trust')), 'failed: unknown_ca')
	})
})

describe('validity', () => {
	it('is judged by the time of the capture, and says today’s as well', () => {
		const brief = server(root, { from: '260101000000Z', to: '270101000000Z' })
		const at = (year: number) => prove([brief], trust, { time: Date.UTC(year, 5) / 1000 })
		assert.equal(told(at(2025).of('validity')), 'failed: not_yet_valid')
		assert.equal(told(at(2026).of('validity')), 'verified')
		assert.equal(told(at(2028).of('validity')), 'failed: expired')
		assert.match(
			at(2028).of('validity').why,
			/when captured, 2028-06-01T00:00:00Z, CN=server expired on 2027-01-01T00:00:00Z; valid now/,
		)
	})

	it('remarks what has expired since', () => {
		const brief = server(root, { to: '260601000000Z' })
		const { remarks, of } = prove([brief], trust, { time: Date.UTC(2026, 1) / 1000 })
		assert.equal(told(of('validity')), 'verified')
		assert.deepEqual(
			remarks.map(({ code }) => code),
			['expired_now'],
		)
	})

	it('asks every certificate of the path', () => {
		const over = authority('over', { issuer: root, to: '260101000000Z' })
		const { of } = prove([server(over), over], trust)
		assert.match(of('validity').why, /CN=over expired/)
	})
})

describe('key usage', () => {
	const check = (usage: number[], keyExchange: 'rsa' | 'ecdhe' | 'ecdh' | 'tls13') =>
		told(prove([server(root, { extensions: [keyUsage(...usage)] })], trust, { keyExchange }).of('key_usage'))

	it('goes by the key exchange', () => {
		assert.equal(check([0], 'tls13'), 'verified')
		assert.equal(check([0], 'ecdhe'), 'verified')
		assert.equal(check([2], 'ecdhe'), 'failed: wrong_key_usage')
		assert.equal(check([2], 'rsa'), 'verified')
		assert.equal(check([0], 'rsa'), 'failed: wrong_key_usage')
		assert.equal(check([4], 'ecdh'), 'verified')
	})

	it('asks what the certificate, and those above it, are for', () => {
		const purpose = (...ids: string[]) =>
			told(prove([server(root, { extensions: [purposes(...ids)] })], trust).of('key_usage'))
		assert.equal(purpose(SERVER_AUTH), 'verified')
		assert.equal(purpose('2.5.29.37.0'), 'verified')
		assert.equal(purpose('1.3.6.1.5.5.7.3.4'), 'failed: wrong_purpose')
		const narrow = authority('mail', {
			issuer: root,
			extensions: [basicConstraints(true), purposes('1.3.6.1.5.5.7.3.4')],
		})
		assert.equal(told(prove([server(narrow), narrow], trust).of('key_usage')), 'failed: wrong_purpose')
	})
})

describe('weakness', () => {
	it('is remarked of what is verified all the same', () => {
		const key = rsaKey('small', 1024)
		const ca = authority('weak root', { key: rsaKey('ca'), method: METHODS.rsaSha1 })
		const { of, remarks } = prove([server(ca, { key, method: METHODS.rsaSha1 })], trusting(ca))
		assert.equal(told(of('chain')), 'verified')
		assert.match(
			of('chain').why,
			/; weak: CN=server is signed over SHA-1, .* and the key of CN=server is RSA 1024, less than 2048 bits$/,
		)
		assert.deepEqual(
			remarks.map(({ code, certificate }) => [code, certificate]),
			[
				['weak_signature', 0],
				['weak_key', 0],
			],
		)
	})
})
