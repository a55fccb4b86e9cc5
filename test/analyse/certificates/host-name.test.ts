import assert from 'node:assert/strict'
import { matches } from '../../../src/analyse/certificates/host-name.js'
import { commonName, name } from '../../decode/x509/build.js'
import { english } from '../../said.js'
import { authority, dns, ip, names, prove, server, told, trusting } from './pki.js'

const root = authority('root')
const trust = trusting(root)

describe('host name', () => {
	const table: readonly [presented: string, wanted: string, fits: boolean][] = [
		['a.example', 'a.example', true],
		['A.Example', 'a.eXAMPLE', true],
		['a.example.', 'a.example', true],
		['a.example', 'a.example.', true],
		['a.example', 'b.example', false],
		['a.example', 'x.a.example', false],
		['*.a.example', 'x.a.example', true],
		['*.a.example', 'a.example', false],
		['*.a.example', 'y.x.a.example', false],
		['*.a.example', '.a.example', false],
		['*.a.example', 'xn--bcher-kva.a.example', true],
		['x*.a.example', 'xy.a.example', false],
		['*x.a.example', 'yx.a.example', false],
		['x.*.example', 'x.a.example', false],
		['*.*.example', 'x.a.example', false],
		['*.example', 'a.example', false],
		['*', 'localhost', false],
		['localhost', 'localhost', true],
		['xn--bcher-kva.example', 'bücher.example', true],
		['xn--bcher-kva.example', 'xn--bcher-kva.example', true],
		['bücher.example', 'xn--bcher-kva.example', false],
		['10.0.0.1', '10.0.0.1', false],
		['*.0.0.1', '10.0.0.1', false],
		['', '', false],
		['a_b.example', 'a_b.example', true],
	]
	for (const [presented, wanted, fits] of table) {
		it(`${fits ? 'takes' : 'does not take'} ${presented || 'an empty name'} for ${wanted || 'an empty one'}`, () => {
			assert.equal(matches(presented, false, wanted), fits)
		})
	}

	it('compares addresses by their bytes', () => {
		assert.ok(matches('::1', true, '0:0:0:0:0:0:0:1'))
		assert.ok(matches('2001:db8::a', true, '[2001:DB8:0:0::A]'))
		assert.ok(matches('10.0.0.1', true, '10.0.0.1'))
		assert.ok(!matches('10.0.0.1', true, '10.0.0.2'))
		assert.ok(!matches('10.0.0.1', true, 'a.example'))
		assert.ok(!matches('::1', true, '1::'))
		assert.ok(!matches('::ffff:10.0.0.1', true, '10.0.0.1'))
	})

	const own = (...list: Uint8Array[]) => server(root, { extensions: [names(...list)] })

	it('is unchecked when the client has not said whom it asks for', () => {
		const { proofs } = prove([own(ip(127, 0, 0, 1))], trust, { serverName: undefined } as never)
		const proof = proofs.find(({ what }) => what === 'host_name')!
		assert.equal(told(proof), 'unchecked: server name')
		assert.match(english(proof.why), /it is for 127\.0\.0\.1/)
	})

	it('says which names there are when none fits', () => {
		const { of } = prove([own(dns('a.example'), dns('*.b.example'))], trust, { serverName: 'c.example' })
		assert.equal(told(of('host_name')), 'failed: hostname_mismatch')
		assert.equal(of('host_name').why, 'c.example is none of its names: it is for a.example and *.b.example')
	})

	it('does not heed the common name, and says so when only that would fit', () => {
		const subject = name(commonName('c.example'))
		const { of, remarks } = prove([server(root, { subject, extensions: [] })], trust, { serverName: 'c.example' })
		assert.equal(told(of('host_name')), 'failed: hostname_mismatch')
		assert.match(of('host_name').why, /only its common name fits/)
		assert.deepEqual(
			remarks.map(({ code }) => code),
			['common_name_only'],
		)
	})

	it('is the visible one up to TLS 1.2, whatever was encrypted', () => {
		const asked = { serverName: 'outer.example', hasEch: true, keyExchange: 'ecdhe' } as const
		assert.equal(told(prove([own(dns('a.example'))], trust, asked).of('host_name')), 'failed: hostname_mismatch')
	})

	it('cannot tell a mismatch when the name asked for may be encrypted', () => {
		const check = (serverName: string) =>
			told(prove([own(dns('a.example'))], trust, { serverName, hasEch: true }).of('host_name'))
		assert.equal(check('outer.example'), 'unchecked: inner ClientHello')
		assert.equal(check('a.example'), 'verified')
	})
})
