import assert from 'node:assert/strict'
import fc from 'fast-check'
import { commandLines } from '../../../src/tui/demo/command-lines.js'

const CA = '/tmp/handshark-demo-ncgKMc/ca-public-key.pem'
const URL = 'https://localhost:5683'

describe('a command in lines', () => {
	it('goes on behind a backslash in the last column, from the first column on', () => {
		const lines = commandLines(`curl -N --cacert ${CA} ${URL}/events`, 80)
		assert.deepEqual(lines, [`${`$ curl -N --cacert ${CA}`.padEnd(79)}\\`, `${URL}/events`])
		assert.deepEqual(commandLines('curl http://localhost:5683/', 60), ['$ curl http://localhost:5683/'])
	})

	it('goes on within quotes as it is, where a program takes it', () => {
		const code = `import requests; print(requests.get("${URL}", verify="${CA}").text)`
		for (const columns of [60, 80, 120]) {
			const lines = commandLines(`python3 -c '${code}'`, columns)
			assert.ok(lines.every(line => line.length <= columns && !line.endsWith('\\')))
			assert.equal(lines.join('').replaceAll(' ', ''), `$python3-c'${code.replaceAll(' ', '')}'`)
		}
	})

	it('is to a shell what it was: it takes a backslash and the end of its line away', () => {
		const word = fc.stringMatching(/^[a-z/.:@-]{1,90}$/)
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 8 }),
				fc.integer({ min: 20, max: 80 }),
				(words, columns) => {
					const lines = commandLines(words.join(' '), columns)
					assert.ok(lines.every(line => line.length <= columns))
					const pasted = lines.join('\n').slice('$ '.length)
					assert.deepEqual(pasted.replaceAll('\\\n', '').split(/ +/), words)
				},
			),
		)
	})
})
