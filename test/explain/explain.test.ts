import assert from 'node:assert/strict'
import { explain, TABLES, uncovered } from '../../src/explain/explain.js'
import { EXTENSION_WORDS } from '../../src/explain/extensions.js'
import { fill } from '../../src/explain/fill.js'
import { declaredNames, possibleNames, tabledNames } from './field-names.js'

const english = (...path: string[]) => explain(path, 'en')?.text

describe('explain', () => {
	it('takes the words with the longest key that the path ends with', () => {
		assert.match(english('record', 'fragment', 'handshake', 'client_hello', 'random')!, /^32 fresh random bytes/)
		assert.match(english('handshake', 'hello_retry_request', 'random')!, /^Not random at all/)
		assert.notEqual(english('frame', 'udp', 'length'), english('x', 'y', 'length'))
	})

	it('tells an extension from a field of the same name inside it', () => {
		const extension = ['handshake', 'client_hello', 'extensions', 'server_name']
		assert.equal(english(...extension), EXTENSION_WORDS.server_name!.en)
		assert.equal(english(...extension, 'extension_data', 'server_name_list', 'server_name'), 'A name and its kind.')
	})

	it('explains the contents of a DER value as the value itself', () => {
		const validity = ['certificate', 'tbs_certificate', 'validity', 'not_after']
		assert.equal(english(...validity, 'contents'), english(...validity))
		assert.match(english(...validity, 'tag')!, /^DER writes every value/)
	})

	it('has one sentence for all lengths of vectors, with the name of what they measure', () => {
		assert.match(english('client_hello', 'cipher_suites_length')!, /^How many bytes "cipher_suites" takes/)
		assert.match(explain(['client_hello', 'cipher_suites_length'], 'zh')!.text, /^“cipher_suites”占多少字节/)
		assert.notEqual(english('compressed_certificate', 'uncompressed_length'), undefined)
		assert.doesNotMatch(english('compressed_certificate', 'uncompressed_length')!, /^How many bytes "/)
	})

	it('gives the place in the RFCs with the words, in either language', () => {
		assert.equal(explain(['client_hello', 'random'], 'zh')?.rfc, 'RFC 8446, 4.1.2')
		assert.equal(explain(['frame'], 'en')?.rfc, undefined)
	})

	it('has no words for a name that nobody knows, nor for no path at all', () => {
		assert.equal(explain(['client_hello', 'no_such_field'], 'en'), undefined)
		assert.equal(explain([], 'en'), undefined)
		assert.equal(explain(['contents'], 'en'), undefined)
	})

	it('lists the paths without words, each once', () => {
		const paths = [['client_hello', 'random'], ['a', 'b'], ['a', 'b'], ['c']]
		assert.deepEqual(uncovered(paths), ['a/b', 'c'])
		assert.deepEqual(uncovered([]), [])
	})

	it('has no words for a path that no declaration makes', () => {
		const possible = possibleNames()
		const keys = TABLES.flatMap(table => Object.keys(table))
		const dead = keys.filter(key => key.split('.').some(name => !possible.has(name)))
		assert.deepEqual(dead, [])
	})

	it('has words for every name that a declaration gives a field', () => {
		const names = new Set(TABLES.flatMap(table => Object.keys(table)).map(key => key.split('.').at(-1)!))
		const silent = [...declaredNames(), ...tabledNames()].filter(
			name => !names.has(name) && name !== 'contents' && explain([name], 'en') === undefined,
		)
		assert.deepEqual(silent.sort(), [])
	})
})

describe('a text with values', () => {
	it('puts no name of a capture into a command that a shell would take for more than a name', () => {
		const text = 'Ask {target}: `curl https://{target}/`.'
		for (const target of ['x;touch /tmp/pwn;#:443', '$(id)', '-oProxyCommand=x', 'a b', "a'b", 'a\nb', ''])
			assert.equal(fill(text, { target }), `Ask ${target}: \`curl https://TARGET/\`.`)
		for (const target of ['localhost:8443', '[2001:db8::1]:443', 'fe80::1%eth0', 'xn--bcher-kva.example', '_a.example'])
			assert.equal(fill(text, { target }), `Ask ${target}: \`curl https://${target}/\`.`)
	})
})
